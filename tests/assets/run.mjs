// Calls functions of the portal's modules, as a page would, and prints what they answer.
// Standard input: {"calls": [["words", "plain", ["text"]], …], "index": …}; "finder" is made of the index, and `search` gives rows of
// [kind, id, [matched word, …]].
import { readFileSync } from "node:fs";

const load = async (name) => {
  const text = readFileSync(new URL(`../../overrides/assets/${name}.js`, import.meta.url), "utf8");
  return import(`data:text/javascript,${encodeURIComponent(text)}`); // by its text, because node takes such a file for something else than a module
};
const [words, { finder }, { default: MiniSearch }] = await Promise.all(["words", "finder", "vendor/minisearch"].map(load));
const { calls, index } = JSON.parse(readFileSync(0, "utf8"));
const modules = { words, finder: index && (await finder(MiniSearch, index, words)) };
const answers = calls.map(([module, name, values]) => {
  const answer = modules[module][name](...values);
  return name === "search" ? answer.map(({ kind, id, matched }) => [kind, id, [...new Set(matched)].sort()]) : answer;
});
process.stdout.write(JSON.stringify(answers));
