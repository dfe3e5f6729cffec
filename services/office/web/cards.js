// SPDX-License-Identifier: GPL-3.0-or-later
import { element } from './dom.js';
import { ageWord, clock, dayAndClock, has, word } from './words.js';

const minute = 60_000;
const kindOrder = ['night_shelter', 'shelter', 'care_shelter', 'warming_room', 'bathhouse', 'day_centre'];

/** What a window's letter means, in the order in which they stand. */
export const windowWords = { f: 'legendFree', h: 'legendHeld', o: 'legendOccupied', e: 'legendExtra', x: 'legendOut' };
const windowOrder = Object.keys(windowWords);

/** As the office counts it; computed here too, so that figures go on ageing while the office is away. */
export function freshnessOf(age) {
  if (age === null || age > 60 * minute) return 'silent';
  if (age < 2 * minute) return 'fresh';
  return age < 15 * minute ? 'recent' : 'old';
}

export function inOrder(facilities) {
  const rank = (facility) => (kindOrder.indexOf(facility.kind) + kindOrder.length + 1) % (kindOrder.length + 1);
  return [...facilities].sort((a, b) => rank(a) - rank(b) || a.name.localeCompare(b.name, 'pl'));
}

const sum = (facility, field) => facility.segments.reduce((all, segment) => all + segment[field], 0);

function kindLine(facility) {
  const kind = facility.kind === '' ? '' : word(facility.kind);
  const first = [kind, facility.hours].filter((part) => part !== '').join(', ');
  return [first, facility.address].filter((part) => part !== '').join(' · ');
}

function windowStrip(facility) {
  const count = (letter) => [...facility.windows].filter((each) => each === letter).length;
  const strip = element('div', 'windows');
  for (const letter of windowOrder) {
    for (let i = count(letter); i > 0; i -= 1) strip.append(element('span', `window ${letter}`));
  }
  const words = windowOrder.filter((letter) => count(letter) > 0).map((letter) => `${word(windowWords[letter])}: ${count(letter)}`);
  strip.setAttribute('role', 'img');
  strip.setAttribute('aria-label', words.join(', '));
  return strip;
}

function whoLine(facility) {
  const isDay = facility.kind === 'bathhouse' || facility.kind === 'day_centre';
  const parts = isDay
    ? [word('inside', { n: sum(facility, 'occupied') })]
    : facility.segments.filter((segment) => segment.registered + segment.extra > 0).map((segment) => `${has(segment.segment) ? word(segment.segment) : segment.segment} ${segment.free}`);
  return parts.join(' · ');
}

/** What isn't free and isn't simply slept in; nothing where there is none. */
function besidesLine(facility) {
  const parts = [['held', 'held'], ['extra', 'extra'], ['out_of_service', 'out'], ['turned_away', 'turnedAway']]
    .map(([field, key]) => [sum(facility, field), key])
    .filter(([n]) => n > 0)
    .map(([n, key]) => word(key, { n }));
  const unbroken = parts.flatMap((part, place) => [...(place === 0 ? [] : [' · ']), element('span', 'unbroken', part)]);
  return parts.length === 0 ? [] : [element('p', 'card-besides', ...unbroken)];
}

/** "akcja zima od −10 °C, 8 dostawek, całą dobę, do 7:00", what applies of it. */
function winterLine(winter) {
  if (winter === null) return [];
  const parts = [word('winterFrom', { n: String(winter.threshold_c).replace('-', '−') })];
  if (winter.extra > 0) parts.push(word('winterExtra', { n: winter.extra }));
  if (winter.around_clock) parts.push(word('aroundClock'));
  parts.push(word('winterUntil', { time: dayAndClock(winter.until) }));
  return [element('p', 'card-winter', parts.join(', '))];
}

/** "spis z 18:00 mówi 10", or nothing where the station's own count agrees or can't be compared. */
export function disagreement(facility) {
  const count = facility.snapshot;
  if (count === null || count.agrees !== false) return '';
  const key = count.says === sum(facility, 'free') ? 'saysOtherwise' : 'says';
  return word(key, { time: clock(count.taken_at), n: count.says });
}

function ageLine(facility) {
  const line = element('p', 'card-age', element('span', 'dot'), element('span', 'age'));
  const differs = disagreement(facility);
  if (differs !== '') line.append(element('span', 'differs', differs));
  return line;
}

export function card(facility) {
  const made = element('article', 'card', element('h3', 'card-name', facility.name));
  made.dataset.facility = facility.id;
  const kind = kindLine(facility);
  if (kind !== '') made.append(element('p', 'card-kind', kind));
  if (facility.segments.length > 0) {
    const free = sum(facility, 'free');
    made.append(
      element('p', 'card-free', element('span', 'card-number', free),
        element('span', 'card-of', word('freeOf', { n: free, all: sum(facility, 'actual') }))),
      windowStrip(facility),
      element('p', 'card-who', whoLine(facility)),
      ...besidesLine(facility),
      ...winterLine(facility.winter));
  }
  made.append(ageLine(facility));
  return made;
}

/** Puts the age as of now into a card. `age` is null for a facility that never told anything. */
export function showAge(made, age) {
  const freshness = freshnessOf(age);
  const stale = freshness === 'old' || freshness === 'silent';
  made.className = `card ${freshness}${stale ? ' stale' : ''}`;
  const text = age === null ? word('never') : `${word(freshness)} · ${word('ago', { age: ageWord(age) })}`;
  const target = made.querySelector('.age');
  if (target.textContent !== text) target.textContent = text;
}
