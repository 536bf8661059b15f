/** English texts of the pages that come only when asked for. */
import type { Pages } from "./fr.pages.ts";
import { number, plural } from "./plural.ts";

export const pages: Pages = {
  rules: {
    title: "The rules of the house",
    intro: "They hold for everybody, those who watch included.",
    sections: [
      [
        "Who enters",
        "You enter from the minimum age shown at the door. Age is declared, compared, then forgotten.",
      ],
      [
        "Respect",
        "No insult, no harassment, no threat. Nobody is targeted for their origin, religion, sex, orientation or disability. One may disagree, sharply, without hurting.",
      ],
      [
        "Protect yourself",
        "No phone number, address, account elsewhere or bank details, yours or another's. People are not asked their age, and nobody is invited to talk elsewhere.",
      ],
      [
        "Minors",
        "Whatever puts a minor in danger is reported and handled first. When in doubt, report: a person looks.",
      ],
      [
        "What has no place here",
        "Nothing sexual in the rooms. No drugs or forbidden sale. No advertising, scam or repetition. Nothing illegal.",
      ],
      [
        "The filter and the watch",
        "An automatic filter reads each message before it reaches others. It may ask you a question, ask for a person to look, or refuse. Alone, it excludes nobody for more than 15 minutes: a person decides the rest.",
      ],
      [
        "Decisions",
        "A message may be removed; a person may be warned, be unable to write for a time (7 days at most), be excluded from a room or from the house (one year at most). Each decision says what is held against you, which rule, whether it is automatic, and for how long.",
      ],
      [
        "Contest",
        "Every decision can be contested for six months, free of charge, even from outside. Another person examines it. If they reverse it, all that was taken is given back.",
      ],
      [
        "Report",
        "From each message and each pseudonym, in two steps. Without entering, by the page “Report content”. The person reported never knows by whom.",
      ],
    ],
    helpTitle: "Help and emergency numbers",
  },
  privacy: {
    title: "Privacy",
    intro: "What the house keeps, why, and for how long.",
    head: ["What", "Why", "How long"],
    rows: [
      ["Your age", "To compare it with the minimum age", "Not kept"],
      ["Your postcode", "To know the department", "Not kept; the department, for the visit"],
      [
        "Your pseudonym",
        "To name you in the rooms",
        "The visit; then reserved for 7 days, in an unreadable form",
      ],
      ["Your messages", "The conversation", "Visible for 24 hours; kept 30 days for reports"],
      ["Your visit", "To know you from page to page", "24 hours without activity, or until you leave"],
      [
        "Reports, decisions, appeals",
        "To answer, and to be contradicted",
        "Until the end of the case and of the time to appeal",
      ],
      ["The moderation journal", "So that nothing is decided in secret", "Kept, without your messages"],
    ],
    device:
      "On this device: a visit cookie, your drafts, your receipts, your choices of appearance and language. Nothing else, and nothing from elsewhere: no audience measurement, no advertising, no font or script of another site.",
    alias: "What others see of you changes at each entry: nothing public links two visits.",
    rightsTitle: "Your rights",
    rights:
      "You may ask what is kept, have it corrected or erased, by writing to the contact of the house; and, if the answer does not suit you, complain to the CNIL.",
    contact: (address) => `Contact: ${address}`,
  },
  accessibility: {
    title: "Accessibility",
    status:
      "This house aims at RGAA 4.1 and WCAG 2.2, level AA. It has not been fully audited yet: until then it counts as not conforming in the sense of the law.",
    doneTitle: "What is there for you",
    done: [
      "Everything works by keyboard: F6 goes from part to part, the arrows from message to message, End to the last one, Escape closes and gives the focus back.",
      "New messages are announced to screen readers, grouped when there are many; you may choose to hear only those that name you, or none.",
      "The page can be read at 320 pixels wide, at 400% zoom, in light, dark and forced colours.",
      "Animations stop if your device asks for it. No puzzle at the door, no time limit.",
    ],
    missingTitle: "What is missing",
    missing:
      "Trials with NVDA, JAWS, VoiceOver and TalkBack are still to be done by people who use them every day.",
    tellTitle: "Does something stop you?",
    tell: "Tell the contact of the house. Without an answer, you may turn to the Défenseur des droits.",
  },
  notice: {
    title: "Report content",
    intro:
      "This page is open to everybody, without an account. A person examines each report, and tells you the outcome by a receipt.",
    category: "What is it about?",
    explanation: "What is wrong, and why is it illegal or against the rules?",
    locations: "Where is it?",
    locationsHint: "One address per line: link of a room, number of a message, pseudonym and time.",
    name: "Your name (optional)",
    email: "Your e-mail (optional)",
    emailHint: "The receipt is enough to learn the outcome.",
    anonymous: "For this reason you are asked neither name nor e-mail.",
    goodFaith: "I believe in good faith that what I write is accurate and complete.",
    submit: "Send the report",
    submitting: "Sending…",
    errors: {
      category: "Choose a reason.",
      explanation: "Say in a few words what is wrong.",
      locations: "Say where it is.",
      goodFaith: "Tick this box to send.",
    },
    done: "Report received. Thank you.",
    doneKeep: "Keep this receipt: it alone gives access to the outcome.",
    another: "Make another report",
  },
  receipt: {
    title: "Your report",
    states: {
      received: "Received. It waits for a person to take it.",
      in_review: "Somebody is examining it now.",
      decided: "A decision was taken.",
    },
    outcomes: {
      no_action: "Nothing against the rules was found.",
      remove: "The message was removed.",
      warn: "The person was warned.",
      mute: "The person cannot write for a time.",
      room_ban: "The person is excluded from the room for a time.",
      ban: "The person is excluded from the house for a time.",
      refuse: "The message was not delivered.",
      reversed: "The decision was reversed after an appeal.",
    },
    reason: "Reason",
    receivedAt: "Received on",
    decidedAt: "Decided on",
    disagree:
      "If you disagree, write to the contact of the house and quote this receipt. The name of the person who decided is not given.",
    missing: "No report has this receipt, or it was erased after its time.",
    code: "Receipt",
  },
  follow: {
    title: "My follow-ups",
    intro: "Your receipts and case codes, kept on this device only.",
    empty: "Nothing yet. When you report or appeal, what follows is read here.",
    report: (reason) => `Report: ${reason}`,
    decision: (kind) => `Decision: ${kind}`,
    clear: "Erase this list",
    clearNote: "Without its receipt, the outcome of a report can no longer be read.",
    count: (n) => `${number(n)} ${plural(n, "follow-up", "follow-ups")}`,
  },
  statement: {
    title: "Decision and reasons",
    missing: "No decision has this code, or it was erased after its time.",
    what: "What is decided",
    kinds: {
      remove: "A message is removed",
      warn: "A warning",
      mute: "You cannot write for a time",
      room_ban: "You are excluded from a room for a time",
      ban: "You are excluded from the house for a time",
      refuse: "A message was not delivered",
    },
    standing: "This decision is in force.",
    over: "This decision has ended.",
    reversed: "This decision was reversed; what it took is given back.",
    by: "Who decided",
    automatic: "The automatic filter, alone.",
    detected: "A person, after an alert of the automatic filter.",
    person: "A person who watches, after a report or what they saw.",
    rule: "Which rule",
    words: "What you had written",
    reason: "Why",
    when: "Since when",
    until: "Until when",
    room: "Where",
    contest: "Contest",
    contestIntro: (until) =>
      `It is free, and possible until ${until}, even if the door is closed to you. Another person will examine it.`,
    contestLabel: "Say in your own words why this decision is not right.",
    submit: "Send the appeal",
    submitting: "Sending…",
    empty: "Write a few words.",
    notContestable: "This decision cannot be contested, or no longer.",
    yours: "Your appeal",
    waiting: "It waits for another person to examine it. The answer will come at this address.",
    upheld: "Answer: the decision stands.",
    overturned: "Answer: the decision is reversed.",
    others:
      "If the answer does not suit you, you may turn to an out-of-court dispute settlement body or to a court.",
    code: "Case code",
    keep: "Keep this address: it is enough to come back here.",
  },
};
