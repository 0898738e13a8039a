// The engine of the search, without a page: it looks through the index of one language (macros/feeds/search_index.py).
// Exports finder(MiniSearch, index, {words, bare}) → Promise of {search(query), topics(query)}.
// search gives [{kind, id, score, record, matched}], the best first: names of kind and id, the row of the index, and the matched
// words in the form of words.js. topics gives the keys of the topics that come nearest to what was not found.

const WORTH = { name: 3, more: 1.8, rest: 1 };
const LATER = 0.25; // what a word counts that is found once more
const OF_TERM = 0.6; // against a record that says so itself
const SURE = 0.49;
const ENOUGH = 0.6, FEW = 4; // hits with less than the fullest have are left out, unless there are few with more

// How much a word of the index has to do with a word that was typed: 0 to 1.
const nearness = (typed, bare) => {
  const isShort = typed > "ԯ", least = isShort ? 3 : 4, without = bare(typed); // Arabic and Ethiopic words have fewer letters
  return (word) => {
    if (word === typed) return 1;
    if (word.startsWith(typed)) return 0.6 + 0.3 * typed.length / word.length;
    const length = Math.min(typed.length, word.length);
    if (length < least) return 0;
    if (isShort && (without === word || bare(word) === typed)) return 0.9;
    if (word.endsWith(typed)) return 0.7; // the last part of a compound says what the thing is
    if (word.includes(typed)) return 0.35;
    let same = 0;
    while (same < length && typed[same] === word[same]) same++;
    const rest = typed.length - same, share = same / Math.max(typed.length, word.length);
    if (same === word.length) return rest < 4 || /^l[ae]r/.test(typed.slice(same)) ? 0.75 : same > 6 ? 0.4 : 0; // with an ending, or a compound
    return same >= least && rest < 5 && word.length - same < 5 && share > 0.55 ? share * 0.75 : 0;
  };
};

export const finder = async (MiniSearch, { kinds, facets, terms, synonyms, fillers, records }, { words, bare }) => {
  const known = new Set(), phrases = new Map(), looked = new Map(), dull = words(fillers), count = records.length;
  const tokenize = (text) => {
    const found = words(text);
    found.forEach((word) => known.add(word));
    phrases.set(text, ` ${found.join(" ")} `);
    return found;
  };
  const engine = new MiniSearch({ fields: Object.keys(WORTH), tokenize, processTerm: (word) => word });
  // What people call an official word: the index says it once, here it belongs to the word's record and to the term.
  const said = {};
  for (const [word, official] of synonyms) said[official] = `${said[official] ?? ""} ${word}`;
  const called = (of, name) => of === "glossary" && said[name] || "";
  // Records, then terms, then synonyms; their place is their id. `having`: records by term, with the worth of the term for them.
  const documents = [
    ...records.map(([kind, , name, rest, more = ""]) => [name, rest, more + called(kinds[kind][0], name)]),
    ...terms.map(([facet, , label, more = ""]) => [label, "", more + called(facets[facet], label)]),
    ...synonyms.map(([word]) => [word]),
  ].map(([name, rest = "", more = ""], id) => ({ id, name, rest, more }));
  await engine.addAllAsync(documents, { chunkSize: 50 });
  const having = terms.map(() => []);
  records.forEach(([, , , , , numbers], record) => numbers?.forEach((term, place) => having[term].push([record, OF_TERM * 0.95 ** place])));

  // What has to do with one word: number of a record → {score, sure: how likely it is meant, matched: [word of the index, …]}.
  const look = (word, isOfficial) => {
    const near = new Map(), scores = new Map(), measure = nearness(word, bare);
    let most = 0;
    for (const each of known) {
      const part = measure(each);
      if (part) near.set(each, part);
      if (part > most) most = part;
    }
    const mistakes = most > 0.5 || isOfficial ? 0 : word.length > 7 ? 2 : word.length > 3 || word > "ԯ" && word.length > 2 ? 1 : 0;
    const weigh = (each) => near.get(each) ?? (each[0] === word[0] ? 0.55 : 0.45);
    const add = (number, score, sure, matched) => {
      const part = scores.get(number);
      if (!part) return scores.set(number, { score, sure, matched });
      part.score = Math.max(part.score, score) + LATER * Math.min(part.score, score);
      part.sure = Math.max(part.sure, sure);
      part.matched = part.matched.concat(matched);
    };
    for (const { id, match } of engine.search([word, ...near.keys()].join(" "), { tokenize: (text) => text.split(" "), fuzzy: (each) => each === word && mistakes })) {
      const matched = Object.keys(match), best = {}, term = id - count, synonym = synonyms[term - terms.length];
      let score = 0, sure = 0;
      for (const each of matched) {
        const part = weigh(each);
        sure = Math.max(sure, part);
        for (const field of match[each]) best[field] = Math.max(best[field] ?? 0, part * WORTH[field]);
      }
      for (const part of Object.values(best)) score = Math.max(score, part) + LATER * Math.min(score, part);
      if (term < 0) add(id, score / (1 + documents[id].name.length / 160), sure, matched);
      else if (!synonym) for (const [record, worth] of having[term]) add(record, score * worth, sure, []);
      else if (!isOfficial && sure > SURE && word.length > 2) {
        const [said, official] = synonym.map(words), share = (1 + 1 / said.length) / 2;
        for (const [record, part] of translate(official.sort((one, other) => other.length - one.length)[0])) add(record, part.score * share * 0.8, part.sure * share, part.matched);
      }
    }
    return scores;
  };

  const translate = (word) => looked.get(word) ?? looked.set(word, look(word, true)).get(word);

  const search = (query) => {
    const typed = [...new Set(words(query))], telling = typed.filter((word) => word.length > 1 && !dull.includes(word));
    const found = (telling.length ? telling : typed).map((word) => look(word)).filter((scores) => scores.size)
      .map((scores) => ({ scores, rarity: Math.log(1 + count / scores.size) }));
    const phrase = ` ${typed.join(" ")} `, whole = found.reduce((sum, { rarity }) => sum + rarity, 0);
    const hits = [...new Set(found.flatMap(({ scores }) => [...scores.keys()]))].map((number) => {
      const record = records[number], [kind, , , weight = 1] = kinds[record[0]], { name, more } = documents[number];
      const isNamed = typed.length > 1 && [name, more].some((text) => phrases.get(text).includes(phrase));
      let score = 0, share = 0; // how much of what was typed it has, rare words before frequent ones
      const matched = found.flatMap(({ scores, rarity }) => {
        const part = scores.get(number);
        if (!part) return [];
        score += part.score * rarity;
        share += Math.min(1, part.sure / SURE) * rarity / whole;
        return part.matched;
      });
      return { kind, id: record[1], record, score: score * weight * (isNamed ? 1.5 : 1) * share ** 2, share, matched };
    }).sort((one, other) => other.score - one.score);
    const most = Math.max(...hits.map(({ share }) => share)), full = hits.filter(({ share }) => share > most * ENOUGH);
    return full.length > FEW ? full : hits;
  };
  for (const [, , name] of records.slice(0, 5)) search(name.slice(0, 2)); // so that the first letter is answered as fast as the others
  const topics = (query) => engine.search(query, { fuzzy: 0.4, filter: ({ id }) => facets[terms[id - count]?.[0]] === "topics" })
    .slice(0, 3).map(({ id }) => terms[id - count][1]);
  return { search, topics };
};
