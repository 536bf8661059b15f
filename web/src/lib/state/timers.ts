/** Doing something again and again, by a clock that tests turn by hand. */
import type { Surroundings } from "../net/socket.ts";

/** Act every so often; the answer stops it. */
export const every = (
  around: Pick<Surroundings, "after">,
  milliseconds: number,
  act: () => void,
): (() => void) => {
  let cancel = (): void => undefined;
  const step = (): void => {
    cancel = around.after(milliseconds, () => {
      step();
      act();
    });
  };
  step();
  return () => cancel();
};
