/** A colour for each voice, the same for the whole visit; the colours are in tokens.css. */
export const VOICES = 10;

export const voiceOf = (id: string): string => {
  let hash = 0;
  for (let index = 0; index < id.length; index += 1) hash = (hash * 31 + id.charCodeAt(index)) | 0;
  return `voice-${Math.abs(hash) % VOICES}`;
};
