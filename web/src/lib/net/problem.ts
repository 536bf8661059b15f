/** A refusal as RFC 9457 tells it, or a house that does not answer (`network`). */

export interface FieldFault {
  pointer: string;
  code: string;
}

export class Problem extends Error {
  readonly code: string;
  readonly status: number;
  readonly retryAfter: number | null;
  readonly faults: readonly FieldFault[];
  readonly body: Readonly<Record<string, unknown>>;

  constructor(status: number, body: Record<string, unknown>) {
    const code = typeof body["code"] === "string" ? body["code"] : status === 0 ? "network" : "internal";
    super(code);
    this.code = code;
    this.status = status;
    this.body = body;
    this.retryAfter = typeof body["retry_after"] === "number" ? body["retry_after"] : null;
    this.faults = Array.isArray(body["errors"]) ? (body["errors"] as FieldFault[]) : [];
  }

  text(member: string): string | null {
    const value = this.body[member];
    return typeof value === "string" ? value : null;
  }

  list(member: string): string[] {
    const value = this.body[member];
    return Array.isArray(value) ? value.filter((item): item is string => typeof item === "string") : [];
  }

  /** Code of the fault at a field such as `pseudonym`, when the refusal is about that field. */
  faultAt(field: string): string | null {
    return this.faults.find((fault) => fault.pointer.endsWith(`/${field}`))?.code ?? null;
  }
}

export const asProblem = (error: unknown): Problem =>
  error instanceof Problem ? error : new Problem(0, { code: "network" });
