// Runs of more than three words (not counting single letters, as in "e. V.") in a script that the nearest `lang` is not written in: a screen reader would garble them.
() => {
  const SCRIPTS = { Latn: /\p{Script=Latin}/u, Arab: /\p{Script=Arabic}/u, Cyrl: /\p{Script=Cyrillic}/u, Ethi: /\p{Script=Ethiopic}/u, Grek: /\p{Script=Greek}/u, Hebr: /\p{Script=Hebrew}/u, Hans: /\p{Script=Han}/u };
  const written = (language) => { try { return new Intl.Locale(language).maximize().script; } catch { return undefined; } };
  const scriptOf = (word) => Object.keys(SCRIPTS).find((name) => SCRIPTS[name].test(word));
  const block = (element) => {
    let each = element;
    while (each.parentElement && getComputedStyle(each).display.startsWith("inline")) each = each.parentElement;
    return each;
  };
  const found = [];
  let run = { words: [] };
  const finish = () => {
    if (run.words.length > 3) found.push(`"${run.words.join(" ").slice(0, 60)}" is ${run.script}, but lang is "${run.language}"`);
    run = { words: [] };
  };
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const element = walker.currentNode.parentElement;
    if (!element || !isShown(element) || element.closest("script, style")) continue;
    const language = element.closest("[lang]")?.lang ?? "", home = block(element);
    if (run.home !== home || run.language !== language) finish();
    for (const word of walker.currentNode.data.split(/\s+/).filter((each) => /\p{L}{2}/u.test(each))) {
      const script = scriptOf(word);
      if (!script) continue;
      if (script === written(language)) { finish(); continue; }
      if (run.script !== script) finish();
      run = { home, language, script, words: [...run.words, word] };
    }
  }
  finish();
  return [...new Set(found)];
}
