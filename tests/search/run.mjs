// Searches as the search page does, with the modules of the portal, and prints the first ten records (`kind/id`) of every query.
// Called by tests/search/score.py, which writes to standard input: {"indexes": {language: path}, "queries": [[language, query], …]}
import { readFileSync } from "node:fs";

const FIRST = 10;
const read = (path) => readFileSync(path, "utf8");
// By its text, because node takes a file .js without a package for something else than a module.
const load = (name) => import(`data:text/javascript,${encodeURIComponent(read(new URL(`../../overrides/assets/${name}.js`, import.meta.url)))}`);

const [{ finder }, words, { default: MiniSearch }] = await Promise.all(["finder", "words", "vendor/minisearch"].map(load));
const { indexes, queries } = JSON.parse(read(0));
const engines = {};
for (const [language, path] of Object.entries(indexes)) engines[language] = await finder(MiniSearch, JSON.parse(read(path)), words);
const found = queries.map(([language, query]) => engines[language].search(query).slice(0, FIRST).map(({ kind, id }) => `${kind}/${id}`));
process.stdout.write(JSON.stringify(found));
