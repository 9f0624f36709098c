// What a query finds. `load(name)` promises a piece of the index (`src/search` writes them); nothing here knows of a
// window. The words of a language, its endings and its keys come with the index.
globalThis.seodangSearch = (load) => {
  "use strict";

  const WORDS = /[\p{Alphabetic}\p{N}]+/gu;
  const INVISIBLE = /[\u00ad\u200b-\u200d\u2060\ufeff]/g;
  /** Syllables that stand before a noun without being a part of it. */
  const WEAK = new Set("이그저한두세네및등각첫더안못수것할될된하또즉총약매");

  const fold = (text) =>
    text
      .replace(INVISIBLE, "")
      .replace(/[\uff00-\uffef]/g, (wide) => wide.normalize("NFKC"))
      .normalize("NFC")
      .toLowerCase();
  const syllable = (letter) => {
    const code = letter.charCodeAt(0) - 0xac00;
    return code >= 0 && code < 11172 ? code : -1;
  };
  const isHangul = (letter) => syllable(letter) >= 0;

  // ── The index ──────────────────────────────────────────────────────────────────────────────────────────────────

  let head;
  const pieces = new Map();
  const piece = (name, unpack) => {
    if (!pieces.has(name)) {
      const promised = load(name).then(unpack);
      promised.catch(() => pieces.delete(name));
      pieces.set(name, promised);
    }
    return pieces.get(name);
  };
  const open = () => piece("head", (data) => (head = prepared(data)));

  function prepared(data) {
    const all = { ...data, particles: new Map(), nouns: new Set(data.nouns.split(" ")), aliases: new Map() };
    for (const [letter, endings] of Object.entries(data.particles)) {
      for (const ending of endings.split(" ")) {
        all.particles.set(ending, (all.particles.get(ending) ?? "") + letter);
      }
    }
    for (const group of data.aliases) {
      const phrases = group.split("|").map((text) => phrase(text.split(" ")));
      for (const one of phrases) all.aliases.set(one.letters, phrases.filter((other) => other !== one));
    }
    all.rows = data.keys.map((keys) => keys.split(" "));
    all.initials = [...data.initials];
    all.starts = startsOf(data.pages.map((page) => page[4]));
    all.textStarts = startsOf(numbers(data.texts));
    all.pageOf = new Uint32Array(all.starts.pop());
    data.pages.forEach((_, at) => all.pageOf.fill(at, all.starts[at], all.starts[at + 1]));
    return all;
  }

  /** Where each of some runs begins when they lie one after the other, and where the last ends. */
  function startsOf(lengths) {
    let sum = 0;
    return [0, ...lengths.map((length) => (sum += length))];
  }

  /** How many of some ascending values are at most `value`. */
  function upTo(values, value) {
    let low = 0;
    let high = values.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (values[middle] <= value) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** Words one after the other: their letters, and where one ends. */
  function phrase(words) {
    const breaks = new Set();
    let letters = "";
    for (const word of words) {
      if (letters) breaks.add(letters.length);
      letters += word;
    }
    return { letters, breaks, text: words.join(" ") };
  }

  /** The numbers of a text: low digits first, 46 characters that end a number and 46 that do not. */
  function numbers(text) {
    const all = [];
    let number = 0;
    let scale = 1;
    for (let at = 0; at < text.length; at += 1) {
      const code = text.charCodeAt(at);
      const digit = (code === 33 ? 92 : code) - 35;
      number += (digit % 46) * scale;
      scale *= 46;
      if (digit < 46) {
        all.push(number);
        number = 0;
        scale = 1;
      }
    }
    return all;
  }

  const words = (at) =>
    piece(`w${at}`, ([text, sections]) => {
      let before = "";
      const all = text.split(/(?=[A-Z])/);
      for (let one = 0; one < all.length; one += 1) {
        before = before.slice(0, all[one].charCodeAt(0) - 65) + all[one].slice(1);
        all[one] = before;
      }
      return { words: all, sections: sections.split(" "), read: [] };
    });
  const places = (at) => piece(`p${at}`, (text) => ({ steps: text.split(" "), read: [] }));

  /** The piece in which words that begin like this lie; the last of those before it. */
  const pieceOf = (beginning) => Math.max(0, upTo(head.words, beginning) - 1);

  /** The pieces from one beginning to another. */
  function piecesOf(first, last) {
    if (!head.words.length) return [];
    const from = pieceOf(first);
    return Array.from({ length: pieceOf(last) - from + 1 }, (_, at) => from + at);
  }

  /** Every word from `first` to `last`. */
  async function between(first, last) {
    const found = [];
    const wanted = piecesOf(first, last);
    const read = await Promise.all(wanted.map(words));
    read.forEach((own, number) => {
      const all = own.words;
      let low = 0;
      let high = all.length;
      while (low < high) {
        const middle = (low + high) >> 1;
        if (all[middle] < first) low = middle + 1;
        else high = middle;
      }
      for (; low < all.length && all[low] <= last; low += 1) {
        found.push({ word: all[low], piece: wanted[number], at: low, own });
      }
    });
    return found;
  }

  /** Every word that begins so. Words of two letters or more that begin alike lie in one piece. */
  async function beginning(text) {
    const [one, two = ""] = text;
    if (!one) return [];
    const found = await (two ? between(text, one + two + "\uffff") : between(text, text + "\uffff"));
    return found.filter(({ word }) => word.startsWith(text));
  }

  const exactly = async (text) => (await between(text, text))[0];

  /** The sections of a word, ascending, each with its weight: 0 once, 1 more than once, 2 in the heading. */
  function sectionsOf({ own, at }) {
    if (!own.read[at]) {
      const all = numbers(own.sections[at]);
      let section = 0;
      const sections = all.map((number) => (section += Math.floor(number / 3)));
      own.read[at] = { sections, weights: all.map((number) => number % 3) };
    }
    return own.read[at];
  }

  /** The places of a word in each of its sections, in their order. */
  async function placesOf(entry) {
    const piece = await places(entry.piece);
    if (!piece.read[entry.at]) {
      const steps = numbers(piece.steps[entry.at]);
      let step = 0;
      piece.read[entry.at] = sectionsOf(entry).sections.map(() => {
        const own = [];
        let place = 0;
        for (let more = true; more; step += 1) {
          place += steps[step] >> 1;
          more = (steps[step] & 1) === 1;
          own.push(place);
        }
        return own;
      });
    }
    return piece.read[entry.at];
  }

  // ── Endings ────────────────────────────────────────────────────────────────────────────────────────────────────

  /** Whether `tail` can follow `stem` as a particle or an ending. */
  function ends(stem, tail) {
    if (tail.startsWith("들") && (tail.length === 1 || ends("들", tail.slice(1)))) return true;
    const after = head.particles.get(tail);
    if (!after || !stem) return false;
    const code = syllable(stem.at(-1));
    if (code < 0) return true;
    const final = code % 28;
    const fitting = { a: true, c: final > 0, v: !final, r: !final || final === 8, o: final > 0 && final !== 8 };
    return [...after].some((letter) => fitting[letter]);
  }

  const isForm = (stem, word) => word === stem || (word.startsWith(stem) && ends(stem, word.slice(stem.length)));

  /** What is left of a word without an ending, the longest first. */
  function stems(word) {
    const all = [];
    for (let cut = word.length - 1; cut > 0; cut -= 1) {
      if (ends(word.slice(0, cut), word.slice(cut))) all.push(word.slice(0, cut));
    }
    return all;
  }

  /**
   * The word without its ending, as far as the words of the course bear it out: 스냅샷은 is 스냅샷 because 스냅샷을
   * stands there too, and 결과 stays whole because 결과를 does.
   */
  async function stemOf(word, depth = 2) {
    if (head.nouns.has(word) || head.aliases.has(word)) return word;
    const all = stems(word);
    if (!all.length) return word;
    const known = all.find((stem) => head.nouns.has(stem)) ?? all.find((stem) => head.aliases.has(stem));
    if (known) return known;
    const met = (await beginning(all.at(-1))).map((entry) => entry.word);
    const tail = (stem, other) => other.slice(stem.length);
    const own = (other) =>
      other.length > word.length && isForm(word, other) && !all.some((stem) => ends(stem, tail(stem, other)));
    if (met.some(own)) return word;
    let best;
    let most = 0;
    for (const stem of all) {
      const single = stem.length === 1 && isHangul(stem);
      if (single && WEAK.has(stem)) continue;
      const forms = met.filter((other) => other !== word && isForm(stem, other) && !(single && other === stem));
      if (forms.length >= Math.max(most, single ? 2 : 1)) {
        best = stem;
        most = forms.length;
      }
    }
    if (best) return best;
    // 보안그룹은, where only 보안 그룹 stands.
    for (let cut = 1; depth && cut < word.length; cut += 1) {
      const rest = word.slice(cut);
      if (!parts(word, cut) || !(await exactly(word.slice(0, cut)))) continue;
      const stem = await stemOf(rest, depth - 1);
      if (stem !== rest) return word.slice(0, cut) + stem;
    }
    return word;
  }

  // ── Places ─────────────────────────────────────────────────────────────────────────────────────────────────────

  /** Whether a word may be two, though it is written as one. */
  function parts(text, cut) {
    const left = text.slice(0, cut);
    const right = text.slice(cut);
    const hangul = [isHangul(left.at(-1)), isHangul(right[0])];
    if (hangul[0] && hangul[1]) return text.length > 2 && (cut > 1 || (right.length > 1 && !WEAK.has(left)));
    if (hangul[0] || hangul[1]) return left.length > 1 && right.length > 1;
    return left.length > 1 && right.length > 2 && !/\d$/.test(left) && !/^\d/.test(right);
  }

  /** Whether letters may stand as one word: 10.0 is not 100. */
  const joins = ({ letters, breaks }) => ![...breaks].some((at) => /^\d\d$/.test(letters.slice(at - 1, at + 1)));

  /** The ways to take a first word off letters that may be several: the word, and where the rest begins. */
  async function splits({ letters, breaks }) {
    const cuts = [];
    for (let cut = 1; cut < letters.length; cut += 1) {
      if (breaks.has(cut) || parts(letters, cut)) cuts.push(cut);
      if (breaks.has(cut)) break;
    }
    const entries = await Promise.all(cuts.map((cut) => exactly(letters.slice(0, cut))));
    const rest = (cut) => ({
      letters: letters.slice(cut),
      breaks: new Set([...breaks].filter((at) => at > cut).map((at) => at - cut)),
      apart: breaks.has(cut),
    });
    return cuts.map((cut, at) => ({ entry: entries[at], rest: rest(cut) })).filter(({ entry }) => entry);
  }

  /** Where letters begin in some sections: places by section. */
  async function begins(wanted, sections, depth) {
    const { letters, apart } = wanted;
    const entries = joins(wanted) ? await beginning(letters) : [];
    const found = new Map();
    const add = (section, place) => {
      if (!found.has(section)) found.set(section, new Set());
      found.get(section).add(place);
    };
    for (const entry of entries) {
      // One syllable alone says too little to be the beginning of just any word.
      if (letters.length === 1 && !apart && !isForm(letters, entry.word)) continue;
      // 10.0 is not the beginning of 10:00.
      if (/\d$/.test(letters) && /^\d/.test(entry.word.slice(letters.length))) continue;
      const own = sectionsOf(entry).sections;
      if (!own.some((section) => sections.has(section))) continue;
      const all = await placesOf(entry);
      own.forEach((section, at) => {
        if (sections.has(section)) for (const place of all[at]) add(section, place);
      });
    }
    if (depth) await along(wanted, sections, depth, add);
    return found;
  }

  /** Calls `add` for every place where letters stand as several words. */
  async function along(wanted, sections, depth, add) {
    for (const { entry, rest } of await splits(wanted)) {
      const own = sectionsOf(entry);
      const tried = sections ? own.sections.filter((section) => sections.has(section)) : own.sections;
      if (!tried.length) continue;
      const tails = await begins(rest, new Set(tried), depth - 1);
      if (!tails.size) continue;
      const all = await placesOf(entry);
      own.sections.forEach((section, at) => {
        const starts = tails.get(section);
        if (!starts) return;
        for (const place of all[at]) if (starts.has(place + 1)) add(section, place, own.weights[at]);
      });
    }
  }

  const WEIGHTS = [1, 2, 6];

  /** How well each section fits: 0 not at all. */
  const scores = () => new Float32Array(head.pageOf.length);
  const raise = (found, section, score) => {
    if (found[section] < score) found[section] = score;
  };
  /** Scores the sections of a word. */
  function hits(found, entry, whole) {
    const { sections, weights } = sectionsOf(entry);
    for (let at = 0; at < sections.length; at += 1) raise(found, sections[at], WEIGHTS[weights[at]] * whole);
  }

  /** The sections that hold a phrase at the start of a word, with how well. */
  async function sectionsWith(wanted) {
    const found = scores();
    for (const entry of joins(wanted) ? await beginning(wanted.letters) : []) {
      hits(found, entry, isForm(wanted.letters, entry.word) ? 2 : 1);
    }
    await along(wanted, undefined, wanted.breaks.size + 2, (section, _, weight) => raise(found, section, WEIGHTS[weight] * 2));
    return found;
  }

  // ── 초성, and syllables that are not finished ──────────────────────────────────────────────────────────────────

  const isConsonant = (letter) => head.initials.includes(letter);

  /** Whether a letter of a pattern stands for a letter: ㅋ for 캐, and with `open` 시 for 싱. */
  function stands(pattern, letter, open) {
    if (pattern === letter) return true;
    const code = syllable(letter ?? "");
    if (code < 0) return false;
    if (isConsonant(pattern)) return head.initials[Math.floor(code / 588)] === pattern;
    const own = syllable(pattern);
    return open && own >= 0 && own % 28 === 0 && code - (code % 28) === own;
  }

  /** Words of a pattern, with the sections they stand in. */
  async function patterned(pattern, open) {
    const at = [...pattern].findIndex((letter, index) => isConsonant(letter) || (open && index === pattern.length - 1));
    const known = pattern.slice(0, at);
    const turn = pattern[at];
    const initial = head.initials.indexOf(turn);
    const low = initial >= 0 ? 0xac00 + initial * 588 : syllable(turn) + 0xac00;
    const high = initial >= 0 ? low + 587 : low + 27;
    const first = String.fromCharCode(low);
    const last = String.fromCharCode(high);
    const all = await between(known + first, known + last + "\uffff");
    const fits = (word) => [...pattern].every((letter, index) => stands(letter, word[index], open && index === pattern.length - 1));
    const found = scores();
    const marks = new Set();
    for (const entry of all) {
      if (!fits(entry.word)) continue;
      const stem = entry.word.slice(0, pattern.length);
      marks.add(stem);
      hits(found, entry, isForm(stem, entry.word) ? 2 : 1);
    }
    return { found, marks: [...marks].map((letters) => ({ letters, breaks: new Set() })) };
  }

  /** What other names of things that fit a pattern stand for: ㄹㄷㅅ is 레디스, which is written Redis. */
  async function renamed(pattern) {
    const fits = (name) => name.length === pattern.length && [...pattern].every((letter, at) => stands(letter, name[at], false));
    const phrases = [...head.aliases].filter(([name]) => fits(name)).flatMap(([, others]) => others);
    return { found: await together(phrases), marks: phrases };
  }

  /** Words of a pattern, as they are written and by their other names. */
  async function initials(pattern) {
    const [own, other] = await Promise.all([patterned(pattern, false), renamed(pattern)]);
    return { found: united([own.found, other.found]), marks: [...own.marks, ...other.marks] };
  }

  // ── Keys ───────────────────────────────────────────────────────────────────────────────────────────────────────

  /** What Latin letters are on a Korean keyboard: zotld is 캐싱. */
  function asHangul(text) {
    const [initials, vowels, finals] = head.rows;
    const known = new Set(head.keys.join(""));
    const plain = [...text.normalize("NFC")].map((key) => (known.has(key) ? key : key.toLowerCase())).join("");
    const longest = (keys) => [...keys].filter(Boolean).sort((a, b) => b.length - a.length).join("|");
    const vowel = longest(vowels);
    const block = new RegExp(`(${longest(initials)})(?:(${vowel})((?:${longest(finals)})(?!${vowel}))?)?`, "g");
    return plain.replace(block, (_, initial, own, final = "") => {
      const at = initials.indexOf(initial);
      if (!own) return head.initials[at];
      return String.fromCharCode(0xac00 + at * 588 + vowels.indexOf(own) * 28 + finals.indexOf(final));
    });
  }

  /** What Hangul is on a Latin keyboard: ㄱㅇㄴ is rds. */
  function asLatin(text) {
    const [initials, vowels, finals] = head.rows;
    const key = (letter) => {
      const code = syllable(letter);
      if (code >= 0) {
        return initials[Math.floor(code / 588)] + vowels[Math.floor((code % 588) / 28)] + finals[code % 28];
      }
      const vowel = vowels[letter.charCodeAt(0) - 0x314f];
      return initials[head.initials.indexOf(letter)] ?? vowel ?? letter;
    };
    return [...text.normalize("NFC")].map(key).join("");
  }

  // ── Queries ────────────────────────────────────────────────────────────────────────────────────────────────────

  /** The best of some scores, the first ones before the others. */
  function united([first = scores(), ...others]) {
    for (const other of others) {
      for (let section = 0; section < other.length; section += 1) raise(first, section, other[section] * 0.9);
    }
    return first;
  }

  /** Pages with their sections, the best first. */
  function paged(found) {
    const all = [];
    for (let section = 0; section < found.length; section += 1) {
      if (!found[section]) continue;
      const page = head.pageOf[section];
      if (all.at(-1)?.page !== page) {
        const [group, folder, label, title] = head.pages[page];
        all.push({ page, score: 0, sections: [], group: head.groups[group], folder, label, title });
      }
      // The title of a page says more than a heading.
      const score = section === head.starts[page] && found[section] >= 6 ? found[section] * 1.5 : found[section];
      all.at(-1).sections.push({ section, score });
    }
    for (const one of all) {
      one.sections.sort((a, b) => b.score - a.score || a.section - b.section);
      one.score = one.sections[0].score + Math.min(4, one.sections.length * 0.25);
    }
    return all.sort((a, b) => b.score - a.score || a.page - b.page);
  }

  /** The parts of a query between spaces: their words, and how they are written. */
  function chunksOf(query) {
    const cut = (word) => [...word].slice(0, head.longest).join("");
    const chunks = fold(query).split(/\s+/);
    const read = (chunk) => {
      const found = [...chunk.matchAll(WORDS)];
      const text = found.length && chunk.slice(found[0].index, found.at(-1).index + found.at(-1)[0].length);
      return { words: found.map(([word]) => cut(word)), text };
    };
    return chunks.map(read).filter(({ words }) => words.length);
  }

  /** What a part of a query stands for: itself without its ending first, then what means the same. */
  async function meanings(chunk) {
    const last = chunk.words.at(-1);
    const stem = await stemOf(last);
    const text = chunk.text.slice(0, chunk.text.length - last.length + stem.length);
    const own = { ...phrase([...chunk.words.slice(0, -1), stem]), text };
    return [own, ...(head.aliases.get(own.letters) ?? [])];
  }

  async function together(phrases) {
    return united(await Promise.all(phrases.map(sectionsWith)));
  }

  const none = async () => [];

  /** The pages for a query as it stands, and a function for those that hold its words apart: most readers never ask. */
  async function look(query) {
    const chunks = chunksOf(query);
    const answer = { query, looked: chunks.map((chunk) => chunk.text).join(" "), pages: [], apart: none, marks: [], near: [] };
    if (!chunks.length) return answer;
    const patterns = await Promise.all(
      chunks.map(async (chunk) => {
        const letters = chunk.words.join("");
        if (![...letters].some(isConsonant)) return undefined;
        return letters.length > 1 ? initials(letters) : { found: scores(), marks: [] };
      }),
    );
    const all = await Promise.all(chunks.map((chunk, at) => (patterns[at] ? [] : meanings(chunk))));
    if (!patterns.some(Boolean)) {
      // The words one after the other, each as it is written or by another name.
      const written = chunks.map((chunk, at) => (at < chunks.length - 1 ? [{ ...phrase(chunk.words), text: chunk.text }, ...all[at].slice(1)] : all[at]));
      let ways = [[]];
      for (const choices of written) ways = ways.flatMap((way) => choices.map((choice) => [...way, choice])).slice(0, 12);
      const phrases = ways.map((way) => joined(way));
      if (chunks.length > 1) phrases.push(...(head.aliases.get(phrases[0].letters) ?? []));
      answer.marks = [...phrases];
      answer.looked = phrases[0].text;
      answer.pages = paged(await together(phrases));
    }
    if (chunks.length > 1 || patterns.some(Boolean)) {
      const seen = new Set(answer.pages.map(({ page }) => page));
      const others = async () => {
        const each = await Promise.all(all.map((phrases, at) => patterns[at]?.found ?? together(phrases)));
        return inAll(each).filter(({ page }) => !seen.has(page));
      };
      if (answer.pages.length) answer.apart = others;
      else answer.pages = await others();
      answer.marks.push(...all.flatMap((phrases, at) => patterns[at]?.marks ?? phrases));
    } else if (!answer.pages.length && chunks[0].words.length === 1 && syllable(chunks[0].text.at(-1)) % 28 === 0) {
      const { found, marks } = await patterned(chunks[0].words[0], true);
      answer.pages = paged(found);
      answer.marks = marks;
    }
    return answer;
  }

  function joined(phrases) {
    const breaks = new Set();
    let letters = "";
    for (const one of phrases) {
      if (letters) breaks.add(letters.length);
      one.breaks.forEach((at) => breaks.add(letters.length + at));
      letters += one.letters;
    }
    return { letters, breaks, text: phrases.map((one) => one.text).join(" ") };
  }

  /** Pages that hold all parts of a query; where none does, those that hold the most. */
  function inAll(each) {
    const counts = new Uint8Array(head.pages.length);
    const sums = scores();
    for (const found of each) {
      const met = new Uint8Array(head.pages.length);
      for (let section = 0; section < found.length; section += 1) {
        if (!found[section]) continue;
        sums[section] += found[section];
        met[head.pageOf[section]] = 1;
      }
      met.forEach((one, page) => (counts[page] += one));
    }
    const most = Math.max(0, ...counts);
    return paged(sums.map((sum, section) => (counts[head.pageOf[section]] === most ? sum : 0)));
  }

  /** A word by its letters, syllables taken apart. */
  const spelled = (word) => [...word].map((letter) => (isHangul(letter) ? asLatin(letter) : letter)).join("");

  function distance(one, other, most) {
    if (Math.abs(one.length - other.length) > most) return most + 1;
    let row = Array.from({ length: other.length + 1 }, (_, at) => at);
    for (let at = 1; at <= one.length; at += 1) {
      const next = [at];
      for (let to = 1; to <= other.length; to += 1) {
        const same = one[at - 1] === other[to - 1] ? 0 : 1;
        next.push(Math.min(row[to] + 1, next[to - 1] + 1, row[to - 1] + same));
      }
      if (Math.min(...next) > most) return most + 1;
      row = next;
    }
    return row.at(-1);
  }

  /** Words of the course that are written almost so. */
  async function near(query) {
    const [word] = chunksOf(query).map(({ words }) => words.join("")).sort((a, b) => b.length - a.length);
    if (!word || word.length < 2) return [];
    const code = syllable(word[0]);
    const low = code < 0 ? word[0] : String.fromCharCode(0xac00 + code - (code % 588));
    const high = code < 0 ? word[0] : String.fromCharCode(low.charCodeAt(0) + 587);
    const entries = piecesOf(low, high + "\uffff").length > 8 ? await beginning(word[0]) : await between(low, high + "\uffff");
    const known = new Set(entries.map((entry) => entry.word));
    const shown = (one) => stems(one).findLast((stem) => stem.length > 1 && known.has(stem)) ?? one;
    const names = [...head.aliases.keys()].filter((name) => name[0] === word[0]);
    const tried = [...new Set([word, ...stems(word)])].map(spelled);
    const best = new Map();
    for (const one of new Set([...[...known].map(shown), ...names])) {
      const letters = spelled(one);
      const most = Math.max(1, Math.floor(letters.length / 4));
      const far = Math.min(...tried.map((own) => distance(own, letters, most)));
      if (far <= most) best.set(one, far / letters.length);
    }
    return [...best].sort((a, b) => a[1] - b[1] || (a[0] < b[0] ? -1 : 1)).slice(0, 3).map(([one]) => one);
  }

  /** The pages for a query; where there are none, for what its keys are on the other keyboard. */
  async function find(query) {
    await open();
    const answer = await look(query);
    if (!chunksOf(query).length) return answer;
    if (answer.pages.length) {
      // ㄱㅇㄴ may be the beginnings of syllables, or rds.
      const keys = [...query].every(isConsonant) && asLatin(query);
      return keys && (await exactly(keys)) ? { ...answer, near: [keys] } : answer;
    }
    for (const other of [asHangul(query), asLatin(query)]) {
      if (other === query || query.trim().length < 2 || (isConsonant(other[0]) && isConsonant(other.at(-1)))) continue;
      // Beginnings of syllables are keys only where they spell a whole word.
      if ([...query].every(isConsonant) && !(await exactly(other))) continue;
      const again = await look(other);
      if (again.pages.length) return { ...again, query, instead: other };
    }
    return { ...answer, near: await near(query) };
  }

  // ── What is shown ──────────────────────────────────────────────────────────────────────────────────────────────

  /** Where the phrases of an answer stand in a text: pairs of start and end. */
  function marked(text, marks) {
    const tokens = [...text.matchAll(WORDS)].map((match) => ({ start: match.index, text: fold(match[0]), length: match[0].length }));
    const ranges = [];
    const end = (token, length) => token.start + (token.text.length === token.length ? length : token.length);
    tokens.forEach((token, first) => {
      const starts = [0];
      for (let at = 1; at < token.text.length; at += 1) {
        if (isHangul(token.text[at]) !== isHangul(token.text[at - 1])) starts.push(at);
      }
      for (const start of starts) {
        for (const { letters } of marks) {
          let rest = letters;
          let at = first;
          let own = token.text.slice(start);
          while (own && rest.length > own.length && rest.startsWith(own)) {
            rest = rest.slice(own.length);
            at += 1;
            own = tokens[at]?.text;
          }
          if (!own?.startsWith(rest)) continue;
          ranges.push([end(token, start) === token.start ? token.start : token.start + start, end(tokens[at], rest.length + (at === first ? start : 0))]);
          return;
        }
      }
    });
    return ranges.filter(([from], at) => !at || from >= ranges[at - 1][1]);
  }

  /** Text as pieces, those that were looked for marked, cut to about `room` characters around the first. */
  function pieced(text, marks, room = Infinity) {
    const ranges = marked(text, marks);
    let from = 0;
    let to = text.length;
    if (to > room) {
      const first = ranges[0]?.[0] ?? 0;
      from = Math.max(0, Math.min(first - Math.floor(room / 4), to - room));
      if (from) from = Math.max(from, text.indexOf(" ", from - 1) + 1 <= first ? text.indexOf(" ", from - 1) + 1 : from);
      to = Math.min(to, from + room);
    }
    const all = [];
    let at = from;
    const put = (end, hit) => end > at && all.push({ text: text.slice(at, end), hit }) && (at = end);
    for (const [start, end] of ranges) {
      if (start < from || end > to) continue;
      put(start, false);
      put(end, true);
    }
    put(to, false);
    if (from) all.unshift({ text: "… ", hit: false });
    if (to < text.length) all.push({ text: " …", hit: false });
    return all;
  }

  /** A section of an answer as it is shown: its heading, where it is, and the line that was hit. */
  async function shown(section, marks) {
    const at = upTo(head.textStarts, section) - 1;
    const [heading, anchor, text] = (await piece(`t${at}`, (data) => data))[section - head.textStarts[at]];
    const lines = text.split("\n");
    // Rather the word itself than another name of it.
    const holds = (own) => lines.find((one) => marked(one, own).length);
    const line = holds(marks.slice(0, 1)) ?? holds(marks) ?? lines[0];
    return { heading: pieced(heading, marks), anchor, line: pieced(line, marks, 120) };
  }

  return { find, shown, pieced, fold, words: WORDS };
};
