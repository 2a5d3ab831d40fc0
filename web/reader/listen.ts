/** Reads the essentials out: the facts and key moments of the page, by the browser's own voice. */

/** What is read: headings, facts and key moments, without the furniture among them. */
const ESSENTIALS = ".facts h2, .facts li > p:not(.from), .moments h2, .moments li > a";

/** Show the two buttons once the browser has a voice for the page's language. */
export function offerListening(panel: HTMLElement): void {
  const row = panel.querySelector<HTMLElement>("#listen");
  const [play, stop] = Array.from(row?.querySelectorAll("button") ?? []);
  const speech = window.speechSynthesis;
  if (!row || !play || !stop || !speech) return;
  const idle = play.textContent;
  const { pause = "", resume = "" } = row.dataset;
  /** What is being said; also what keeps it from being collected before it has ended. */
  let saying: SpeechSynthesisUtterance[] = [];
  let paused = false;

  const label = () => {
    play.textContent = !saying.length ? idle : paused ? resume : pause;
    stop.hidden = !saying.length;
  };
  const finish = () => {
    saying = [];
    paused = false;
    speech.cancel();
    if (document.activeElement === stop) play.focus();
    label();
  };
  const begin = () => {
    saying = essentials().map((element) => utteranceOf(element, speech));
    const last = saying[saying.length - 1];
    if (last) last.onend = finish;
    for (const utterance of saying) {
      utterance.onerror = finish;
      speech.speak(utterance);
    }
  };
  play.addEventListener("click", () => {
    if (!saying.length) begin();
    else {
      paused = !paused;
      if (paused) speech.pause();
      else speech.resume();
    }
    label();
  });
  stop.addEventListener("click", finish);
  window.addEventListener("pagehide", finish);

  const offer = () => {
    row.hidden = !voiceFor(document.documentElement.lang, speech) || !essentials().length;
  };
  offer();
  panel.addEventListener("toggle", offer);
  // Voices are looked for in the background.
  speech.addEventListener?.("voiceschanged", offer);
}

function essentials(): HTMLElement[] {
  return Array.from(document.querySelectorAll<HTMLElement>(ESSENTIALS)).filter((element) =>
    element.textContent?.trim(),
  );
}

/** One piece for each paragraph: long ones break off in some browsers. */
function utteranceOf(element: HTMLElement, speech: SpeechSynthesis): SpeechSynthesisUtterance {
  const utterance = new SpeechSynthesisUtterance(element.textContent?.trim());
  utterance.lang = element.closest<HTMLElement>("[lang]")?.lang ?? "";
  utterance.voice = voiceFor(utterance.lang, speech) ?? null;
  return utterance;
}

/** A voice for the language, one that works without a network if there is one. */
function voiceFor(language: string, speech: SpeechSynthesis): SpeechSynthesisVoice | undefined {
  const primary = language.slice(0, 2).toLowerCase();
  const voices = speech.getVoices().filter(({ lang }) => lang.toLowerCase().startsWith(primary));
  return voices.find((voice) => voice.localService) ?? voices[0];
}
