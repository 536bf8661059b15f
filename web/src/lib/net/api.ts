/** Every HTTP call of the house, typed; a refusal is thrown as a Problem. */
import type {
  AppealAnswer,
  AppealCase,
  AppealDecisionRequest,
  AppealRequest,
  CaseView,
  CurrentEntry,
  DecisionAnswer,
  DecisionRequest,
  EntryAnswer,
  EntryRequest,
  History,
  Instance,
  JournalPage,
  NoticeAnswer,
  NoticeRequest,
  Preview,
  Queue,
  ReceiptView,
  ReportAnswer,
  ReportRequest,
  RoomChange,
  RoomList,
  RoomSettings,
  StaffView,
  StatementView,
  WatchView,
} from "../wire/generated.ts";
import { Problem } from "./problem.ts";
import type { Answer, Transport } from "./transport.ts";

const ROOT = "/api/v1";
const part = encodeURIComponent;

const query = (values: Record<string, string | number | null | undefined>): string => {
  const kept = Object.entries(values).filter(([, value]) => value !== null && value !== undefined);
  return kept.length === 0
    ? ""
    : `?${kept.map(([name, value]) => `${name}=${part(String(value))}`).join("&")}`;
};

export class Api {
  readonly #transport: Transport;

  constructor(transport: Transport) {
    this.#transport = transport;
  }

  /** For the calls of one page, which live with it. */
  async call<T>(method: string, path: string, body?: unknown): Promise<T> {
    let answer: Answer;
    try {
      answer = await this.#transport.request(method, ROOT + path, body);
    } catch {
      throw new Problem(0, { code: "network" });
    }
    if (answer.status >= 400) {
      const problem = (answer.body ?? {}) as Record<string, unknown>;
      throw new Problem(answer.status, { retry_after: answer.retryAfter, ...problem });
    }
    return answer.body as T;
  }

  instance = (): Promise<Instance> => this.call("GET", "/instance");

  enter = (entry: EntryRequest): Promise<EntryAnswer> => this.call("POST", "/entries", entry);
  current = (): Promise<CurrentEntry> => this.call("GET", "/entries/current");
  leave = (): Promise<null> => this.call("DELETE", "/entries/current");
  suggestions = (pseudonym: string): Promise<{ items: string[]; fault?: string | null }> =>
    this.call("GET", `/entries/suggestions${query({ pseudonym })}`);

  rooms = (): Promise<RoomList> => this.call("GET", "/rooms");
  history = (slug: string, before: number | null, limit = 50): Promise<History> =>
    this.call("GET", `/rooms/${part(slug)}/messages${query({ before, limit })}`);
  preview = (slug: string): Promise<Preview> => this.call("GET", `/rooms/${part(slug)}/preview`);

  report = (report: ReportRequest): Promise<ReportAnswer> => this.call("POST", "/reports", report);
  notify = (notice: NoticeRequest): Promise<NoticeAnswer> => this.call("POST", "/notices", notice);
  receipt = (receipt: string): Promise<ReceiptView> => this.call("GET", `/receipts/${part(receipt)}`);

  statement = (code: string): Promise<StatementView> => this.call("GET", `/statements/${part(code)}`);
  appeal = (appeal: AppealRequest): Promise<AppealAnswer> => this.call("POST", "/appeals", appeal);

  staffEnter = (invitation: string): Promise<StaffView> =>
    this.call("POST", "/moderation/sessions", { invitation });
  staffMe = (): Promise<StaffView> => this.call("GET", "/moderation/me");
  staffLeave = (): Promise<null> => this.call("DELETE", "/moderation/sessions/current");
  cases = (state: "open" | "closed"): Promise<Queue> =>
    this.call("GET", `/moderation/cases${query({ state })}`);
  case = (id: string): Promise<CaseView> => this.call("GET", `/moderation/cases/${part(id)}`);
  claim = (id: string): Promise<CaseView> => this.call("POST", `/moderation/cases/${part(id)}/claim`);
  release = (id: string): Promise<unknown> => this.call("DELETE", `/moderation/cases/${part(id)}/claim`);
  decide = (id: string, decision: DecisionRequest): Promise<DecisionAnswer> =>
    this.call("POST", `/moderation/cases/${part(id)}/decisions`, decision);
  appealCase = (id: string): Promise<AppealCase> => this.call("GET", `/moderation/appeals/${part(id)}`);
  decideAppeal = (id: string, decision: AppealDecisionRequest): Promise<AppealCase> =>
    this.call("POST", `/moderation/appeals/${part(id)}/decision`, decision);
  watch = (): Promise<WatchView> => this.call("GET", "/moderation/watch");
  changeRoom = (slug: string, change: RoomChange): Promise<RoomSettings> =>
    this.call("PATCH", `/moderation/rooms/${part(slug)}`, change);
  journal = (before: number | null): Promise<JournalPage> =>
    this.call("GET", `/moderation/journal${query({ before, limit: 50 })}`);
}
