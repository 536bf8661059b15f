/* Mirrors the Structs of src/palabre/wire: same names, `type` literals as discriminants. */
/** Listen to a room; with ``since``, be sent what was missed after that number of its log. */
export interface RoomJoin {
  type: "room.join";
  room: string;
  since?: number | null;
  ref: string;
}

/** Stop listening to a room. */
export interface RoomLeave {
  type: "room.leave";
  room: string;
  ref: string;
}

/** Say something in a joined room; ``confirmed`` sends it after a nudge. */
export interface MessageSend {
  type: "message.send";
  room: string;
  text: string;
  reply_to?: string | null;
  confirmed?: boolean;
  ref: string;
}

/** Replace the text of one's own message; judged like a send. */
export interface MessageEdit {
  type: "message.edit";
  room: string;
  id: string;
  text: string;
  confirmed?: boolean;
  ref: string;
}

/** Take one's own message away; a tombstone stays. */
export interface MessageRemove {
  type: "message.remove";
  room: string;
  id: string;
  ref: string;
}

/** Take back a held message; ``ref`` is that of the held command. */
export interface MessageWithdraw {
  type: "message.withdraw";
  ref: string;
}

/** ``id`` is the alias of this stay, never more. */
export interface AuthorView {
  id: string;
  pseudonym: string;
}

/** A message inside ``room.joined`` and in history; a tombstone has ``removed`` and no ``text``. */
export interface MessageView {
  seq: number;
  id: string;
  author: AuthorView;
  at: string;
  text?: string | null;
  reply_to?: string | null;
  edited_at?: string | null;
  removed?: "author" | "moderation" | null;
  ref?: string | null;
}

/** A new message in a room that one listens to. */
export interface MessageCreated {
  type: "message.created";
  room: string;
  seq: number;
  id: string;
  author: AuthorView;
  text: string;
  at: string;
  reply_to?: string | null;
}

/** A message says something else now; ``restored`` when a removal was reversed. */
export interface MessageEdited {
  type: "message.edited";
  room: string;
  seq: number;
  id: string;
  text: string;
  at: string;
  restored?: boolean;
}

/** A message was taken away; keep a tombstone. */
export interface MessageRemoved {
  type: "message.removed";
  room: string;
  seq: number;
  id: string;
  by: "author" | "moderation";
  at: string;
}

/** ``changes`` holds what changed after ``since`` in messages created before; ``resync`` drops what was kept. */
export interface RoomJoined {
  type: "room.joined";
  ref: string;
  room: string;
  seq: number;
  messages: MessageView[];
  changes: (MessageEdited | MessageRemoved)[];
  present: number;
  resync?: boolean;
}

/** The answer to ``room.leave``. */
export interface RoomLeft {
  type: "room.left";
  ref: string;
  room: string;
}

/** To its author, after the commit; ``seq`` is the number of the send, edit or removal. */
export interface MessageAccepted {
  type: "message.accepted";
  ref: string;
  room: string;
  seq: number;
  id: string;
  text?: string | null;
  explanation?: string | null;
}

/** To its author: a person looks first. ``help`` names a helpline when the line calls for one. */
export interface MessageHeld {
  type: "message.held";
  ref: string;
  usual_wait_seconds: number;
  room: string;
  rule: string;
  explanation: string;
  categories: string[];
  spans: SpanPair[];
  help: string[];
  text: string;
}

/** To its author: send again with ``confirmed`` if you mean it. */
export interface MessageNudged {
  type: "message.nudged";
  ref: string;
  explanation: string;
  rule: string;
  spans: SpanPair[];
  categories: string[];
}

/** To its author: not delivered, why, and the code that opens the statement and the appeal. */
export interface MessageRefused {
  type: "message.refused";
  ref: string;
  code: string;
  rule: string;
  spans: SpanPair[];
  explanation: string;
  case_code: string;
  categories: string[];
  room: string;
}

/** To its author: nobody saw it, nobody will. */
export interface MessageWithdrawn {
  type: "message.withdrawn";
  ref: string;
}

/** How many people listen to a room. */
export interface PresenceChanged {
  type: "presence.changed";
  room: string;
  present: number;
}

/** To the person: what was decided, in words behind ``case_code``. */
export interface SanctionApplied {
  type: "sanction.applied";
  kind: "remove" | "warn" | "mute" | "room_ban" | "ban";
  case_code: string;
  reason: string;
  ground: string;
  room?: string | null;
  until?: string | null;
  message_id?: string | null;
}

/** To the person: the decision was reversed and all that it took is given back. */
export interface SanctionLifted {
  type: "sanction.lifted";
  case_code: string;
  answer: string;
}

/** To the person who contested. */
export interface AppealDecided {
  type: "appeal.decided";
  case_code: string;
  outcome: "upheld" | "reversed";
  answer: string;
}

/** To the person who reported. */
export interface ReportDecided {
  type: "report.decided";
  receipt: string;
  outcome: string;
}

/** A refused command; ``ref`` when it could be read. Codes: ``docs/develop/refusals.md``. */
export interface Error {
  type: "error";
  code: string;
  ref?: string | null;
  retry_after?: number | null;
  detail?: string | null;
  case_code?: string | null;
  until?: string | null;
}

/** Three fields and the rules. The age is compared and dropped, the postal code becomes a department. */
export interface EntryRequest {
  pseudonym: string;
  age: number;
  postal_code: string;
  accepts_rules: boolean;
}

/** Oneself: ``id`` is what others see, and changes at each entry. */
export interface PersonView {
  id: string;
  pseudonym: string;
  rung: "visitor" | "newcomer" | "regular" | "adult";
  department?: string | null;
}

/** ``token`` works as a Bearer token on REST and on the socket. */
export interface EntryAnswer {
  token: string;
  person: PersonView;
  expires_at: string;
}

/** Who this session is, and what stands against it. */
export interface CurrentEntry {
  person: PersonView;
  expires_at: string;
  banned_until?: string | null;
  muted_until?: string | null;
  case_code?: string | null;
}

/** The room in the address. */
export interface RoomParams {
  slug: string;
}

/** A room in the list. */
export interface RoomView {
  slug: string;
  name: string;
  theme: string;
  description: string;
  present: number;
  preview: boolean;
}

/** All rooms fit on one page. */
export interface RoomList {
  items: RoomView[];
  next?: string | null;
  prev?: string | null;
}

/** ``before`` is an exclusive ``seq``. */
export interface HistoryQuery {
  before?: number | null;
  limit?: number;
}

/** Newest page first, messages inside a page ascending; ``next`` is the ``before`` of the older page. */
export interface History {
  items: MessageView[];
  next?: string | null;
  prev?: string | null;
}

/** A line shown to people who have not entered: delayed, and without any id of its author. */
export interface PreviewLine {
  pseudonym: string;
  text: string;
  id: string;
}

/** The latest lines of a preview room, ascending. */
export interface Preview {
  items: PreviewLine[];
  delay_seconds: number;
}

/** ``id``: a message's UUID, a person's alias, or a room's slug. Pictures and conversations come later. */
export interface SubjectRef {
  kind: "message" | "person" | "room" | "picture" | "conversation";
  id: string;
}

/** Two actions suffice: the subject and a reason. */
export interface ReportRequest {
  subject: SubjectRef;
  reason: "minors" | "threat" | "self_harm" | "sexual" | "hate" | "insult" | "contact" | "drugs" | "spam" | "illegal";
  comment?: string | null;
}

/** Whoever holds the receipt can read the outcome. */
export interface ReportAnswer {
  receipt: string;
  status_url: string;
}

/** The public door (DSA art. 16). Name and address are optional, and refused for ``minors``' sake. */
export interface NoticeRequest {
  explanation: string;
  item_locations: string[];
  good_faith: boolean;
  category: "minors" | "threat" | "self_harm" | "sexual" | "hate" | "insult" | "contact" | "drugs" | "spam" | "illegal";
  notifier_name?: string | null;
  notifier_email?: string | null;
}

/** Whoever holds the receipt can read the outcome. */
export interface NoticeAnswer {
  receipt: string;
  status_url: string;
}

/** The receipt in the address. */
export interface ReceiptParams {
  receipt: string;
}

/** ``outcome`` and ``answer`` are set once decided; names of moderators are never shown. */
export interface ReceiptView {
  receipt: string;
  state: "received" | "in_review" | "decided";
  reason: string;
  received_at: string;
  decided_at?: string | null;
  outcome?: "no_action" | "remove" | "warn" | "mute" | "room_ban" | "ban" | "refuse" | "reversed" | null;
}

/** The case code in the address. */
export interface CaseCodeParams {
  case_code: string;
}

/** The appeal as its author sees it. */
export interface AppealView {
  text: string;
  at: string;
  outcome?: "upheld" | "reversed" | null;
  answer?: string | null;
  decided_at?: string | null;
}

/** The statement of reasons (DSA art. 17). */
export interface StatementView {
  case_code: string;
  kind: "remove" | "warn" | "mute" | "room_ban" | "ban" | "refuse";
  at: string;
  ground: string;
  reason: string;
  automated_detection: boolean;
  automated_decision: boolean;
  standing: boolean;
  contestable: boolean;
  appeal_until: string;
  room?: string | null;
  until?: string | null;
  rule?: string | null;
  categories?: string[];
  spans?: [number, number][];
  text?: string | null;
  appeal?: AppealView | null;
}

/** In the person's own words. */
export interface AppealRequest {
  case_code: string;
  text: string;
}

/** The appeal was filed. */
export interface AppealAnswer {
  id: string;
  case_code: string;
  at: string;
}

/** The token of a one-time invitation link. */
export interface StaffSessionRequest {
  invitation: string;
}

/** Oneself, as staff. */
export interface StaffView {
  id: string;
  name: string;
  role: "moderator" | "lead";
}

/** The case in the address. */
export interface CaseParams {
  case_id: string;
}

/** Which cases. */
export interface QueueQuery {
  state?: "open" | "closed";
  limit?: number;
}

/** The terms of a case's place in the queue. */
export interface UrgencyView {
  total: number;
  severity: number;
  reports: number;
  waiting: number;
}

/** Who looks at it, until when. */
export interface ClaimView {
  name: string;
  mine: boolean;
  until: string;
}

/** A line of the queue. */
export interface CaseRow {
  id: string;
  subject_kind: "message" | "person" | "room" | "submission" | "notice";
  reason: string;
  reports: number;
  opened_at: string;
  status: "open" | "claimed" | "closed";
  urgency: UrgencyView;
  excerpt: string;
  room?: string | null;
  pseudonym?: string | null;
  claim?: ClaimView | null;
  usual_wait_seconds?: number | null;
}

/** An appeal waiting; ``mine`` when this moderator took the decision and may not decide it. */
export interface AppealRow {
  id: string;
  at: string;
  kind: string;
  ground: string;
  excerpt: string;
  mine: boolean;
  case_id?: string | null;
}

/** Cases by urgency, then appeals by age. */
export interface Queue {
  items: CaseRow[];
  appeals: AppealRow[];
  next?: string | null;
  prev?: string | null;
}

/** What a reporter said; never who. */
export interface ReportView {
  source: "person" | "notice" | "filter";
  reason: string;
  at: string;
  comment?: string | null;
  locations?: string[];
}

/** A line of the frozen context; ``person`` numbers authors inside this case (0 is the subject's). */
export interface EvidenceView {
  text: string;
  pseudonym: string;
  at: string;
  is_subject: boolean;
  room: string;
  id?: string | null;
  seq?: number | null;
  earlier_texts?: string[];
}

/** What the filter thought of a held or reported text. */
export interface FilterView {
  rule: string;
  categories: string[];
  spans: SpanPair[];
  score: number;
}

/** A decision in a case's ledger or in a person's past. */
export interface DecisionView {
  id: string;
  kind: string;
  ground: string;
  reason: string;
  at: string;
  by: string;
  until?: string | null;
  room?: string | null;
  reversed?: boolean;
}

/** All that a moderator needs to decide, on one page. */
export interface CaseView {
  case: CaseRow;
  reports: ReportView[];
  evidence: EvidenceView[];
  decisions: DecisionView[];
  past: DecisionView[];
  allowed: ("no_action" | "remove" | "warn" | "mute" | "room_ban" | "ban")[];
  delivers_on_no_action: boolean;
  filter?: FilterView | null;
}

/** ``minutes`` for mute, room_ban and ban only. ``also_remove`` takes the message away too. */
export interface DecisionRequest {
  kind: "no_action" | "remove" | "warn" | "mute" | "room_ban" | "ban";
  ground: "minors" | "threat" | "self_harm" | "sexual" | "hate" | "insult" | "contact" | "drugs" | "spam" | "illegal";
  reason: string;
  minutes?: number | null;
  also_remove?: boolean;
}

/** The decision was taken and told. */
export interface DecisionAnswer {
  id: string;
  case_code?: string | null;
}

/** The appeal in the address. */
export interface AppealParams {
  appeal_id: string;
}

/** An appeal with the decision under appeal. */
export interface AppealCase {
  id: string;
  text: string;
  at: string;
  decision: DecisionView;
  mine: boolean;
  evidence: EvidenceView[];
  original_text?: string | null;
  rule?: string | null;
  spans?: [number, number][];
  outcome?: "upheld" | "reversed" | null;
}

/** ``reversed`` gives back exactly what the decision took. */
export interface AppealDecisionRequest {
  outcome: "upheld" | "reversed";
  answer: string;
}

/** One act; ``by`` is a public alias, ``filter`` or ``house``. */
export interface JournalEntryView {
  number: number;
  at: string;
  act: string;
  by: string;
  case_id?: string | null;
  detail?: Record<string, string>;
}

/** ``before`` is an exclusive number. */
export interface JournalQuery {
  before?: number | null;
  limit?: number;
}

/** Newest first. */
export interface JournalPage {
  items: JournalEntryView[];
  next?: string | null;
  prev?: string | null;
}

/** What a client should know before it tries. */
export interface Limits {
  text_length: number;
  edit_minutes: number;
  messages_per_minute: number;
  replay: number;
}

/** ``GET /api/v1/instance``. */
export interface Instance {
  name: string;
  version: string;
  demo: boolean;
  minimum_age: number;
  languages: string[];
  protocols: string[];
  limits: Limits;
  watch: string;
  reasons: string[];
  contact?: string | null;
}

export type AnyCommand =
  | RoomJoin
  | RoomLeave
  | MessageSend
  | MessageEdit
  | MessageRemove
  | MessageWithdraw;

export type AnyEvent =
  | MessageCreated
  | MessageEdited
  | MessageRemoved
  | RoomJoined
  | RoomLeft
  | MessageAccepted
  | MessageHeld
  | MessageNudged
  | MessageRefused
  | MessageWithdrawn
  | PresenceChanged
  | SanctionApplied
  | SanctionLifted
  | AppealDecided
  | ReportDecided
  | Error;

export type SpanPair = [number, number];
