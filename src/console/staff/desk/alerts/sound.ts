/** Two short soft tones, made here: nothing is downloaded. A browser stays silent until the page was once touched. */
export interface Sound {
  play(): void;
  close(): void;
}

/** Hz, and when each begins, in seconds. */
const TONES = [
  [660, 0],
  [880, 0.14],
] as const;
const LENGTH_S = 0.22;
const LOUDNESS = 0.12;

export function createSound(): Sound {
  let context: AudioContext | undefined;
  return {
    play() {
      context ??= new AudioContext();
      const { currentTime: now, destination } = context;
      // Before the first touch it waits; that is the browser's rule, and no fault.
      void context.resume().catch(() => undefined);
      for (const [frequency, begins] of TONES) {
        const tone = context.createOscillator();
        const volume = context.createGain();
        tone.frequency.value = frequency;
        volume.gain.setValueAtTime(0, now + begins);
        volume.gain.linearRampToValueAtTime(LOUDNESS, now + begins + 0.02);
        volume.gain.exponentialRampToValueAtTime(0.0001, now + begins + LENGTH_S);
        tone.connect(volume).connect(destination);
        tone.start(now + begins);
        tone.stop(now + begins + LENGTH_S);
      }
    },
    close: () => void context?.close().catch(() => undefined),
  };
}
