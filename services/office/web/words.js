// SPDX-License-Identifier: GPL-3.0-or-later
// Every word that the page shows, in one table. A list holds plural forms: Polish one, few, many; English one, other.

const table = {
  pl: {
    now: 'Teraz', stations: 'Stacje', otherLanguage: 'English',
    betweenNights: 'między nocami',
    bedsTonight: ['łóżko na tę noc, bez decyzji', 'łóżka na tę noc, bez decyzji', 'łóżek na tę noc, bez decyzji'],
    women: 'kobiety', men: 'mężczyźni', any: 'dla każdego', accessible: 'na wózku', family: 'rodzinne', cabins: 'kabiny', seats: 'miejsca',
    seatsWarm: 'siedzące', byDecision: 'po decyzji', stale: 'niepewne, dane stare',
    heldTotal: 'zarezerwowane', turnedAwayTotal: 'odmowy tej nocy',
    held: ['{n} zarezerwowane', '{n} zarezerwowane', '{n} zarezerwowanych'],
    extra: ['{n} dostawka', '{n} dostawki', '{n} dostawek'],
    turnedAway: ['{n} odmowa', '{n} odmowy', '{n} odmów'],
    simulatedTime: 'czas symulowany', winterRuns: 'akcja zima trwa', winterFrom: 'akcja zima od {n} °C', winterUntil: 'do {time}', aroundClock: 'całą dobę',
    winterExtra: ['do {n} dostawki', 'do {n} dostawek', 'do {n} dostawek'],
    night_shelter: 'noclegownia', shelter: 'schronisko', care_shelter: 'schronisko z usługami opiekuńczymi',
    warming_room: 'ogrzewalnia, miejsca siedzące', bathhouse: 'łaźnia', day_centre: 'świetlica',
    training_flat: 'mieszkanie treningowe', supported_flat: 'mieszkanie wspomagane',
    freeOf: ['wolne z {all}', 'wolne z {all}', 'wolnych z {all}'],
    inside: 'w środku {n}', out: ['{n} wyłączone', '{n} wyłączone', '{n} wyłączonych'],
    legendFree: 'wolne', legendHeld: 'zarezerwowane', legendOccupied: 'zajęte', legendExtra: 'zajęte dostawki', legendOut: 'wyłączone z użytku',
    fresh: 'aktualne', recent: 'niedawne', old: 'nieaktualne', silent: 'milczy',
    ago: '{age} temu', never: 'jeszcze bez danych', neverCalled: 'jeszcze się nie zgłosiła', seconds: '{n} s', minutes: '{n} min', hours: '{h} h {n} min',
    says: 'spis z {time} mówi {n}', saysOtherwise: 'spis z {time} mówi co innego',
    noData: '{name}: brak danych od {age}', noDataEver: '{name}: jeszcze bez danych',
    help_asked: ['{name}: prośba o pomoc przy drzwiach, {age} temu', '{name}: {n} prośby o pomoc przy drzwiach, ostatnia {age} temu', '{name}: {n} próśb o pomoc przy drzwiach, ostatnia {age} temu'],
    refused_though_free: ['{name}: {n} odmowa, choć są wolne miejsca', '{name}: {n} odmowy, choć są wolne miejsca', '{name}: {n} odmów, choć są wolne miejsca'],
    refused_in_frost: ['{name}: {n} odmowa w mróz, nie wiadomo, co dalej', '{name}: {n} odmowy w mróz, nie wiadomo, co dalej', '{name}: {n} odmów w mróz, nie wiadomo, co dalej'],
    reader_out_of_order: '{name}: czytnik nie działa ({terminal})',
    snapshot_disagrees: '{name}: {says}',
    entries_missing: '{name}: brakuje zapisów od numeru {n}',
    entries_conflict: ['{name}: {n} sprzeczny zapis', '{name}: {n} sprzeczne zapisy', '{name}: {n} sprzecznych zapisów'],
    restored_beds_doubtful: ['{name}: przywrócono kopię; {n} łóżko liczone jako wolne może być zajęte', '{name}: przywrócono kopię; {n} łóżka liczone jako wolne mogą być zajęte', '{name}: przywrócono kopię; {n} łóżek liczonych jako wolne może być zajętych'],
    empty: 'Na liście biura nie ma jeszcze żadnej placówki.',
    away: 'Brak łączności z biurem od {age}. Poniżej stan z {time}.', awayEver: 'Brak łączności z biurem od {age}.',
    stationsTitle: 'Stacje', station: 'stacja', contact: 'ostatni kontakt', received: 'zapisy przyjęte do',
    gap: 'braki', conflicts: 'sprzeczności', notUnderstood: 'niezrozumiane', refused: 'odrzucone',
    none: 'brak', gapFrom: 'od numeru {n}', refusedAt: '{time}, {code}', conflictLast: '{n}, ostatnia: numer {sequence}',
  },
  en: {
    now: 'Now', stations: 'Stations', otherLanguage: 'Polski',
    betweenNights: 'between nights',
    bedsTonight: ['bed for tonight, no decision needed', 'beds for tonight, no decision needed'],
    women: 'women', men: 'men', any: 'anybody', accessible: 'wheelchair', family: 'families', cabins: 'cabins', seats: 'seats',
    seatsWarm: 'seats', byDecision: 'by decision', stale: 'uncertain, old figures',
    heldTotal: 'held', turnedAwayTotal: 'turned away tonight',
    held: ['{n} held', '{n} held'],
    extra: ['{n} extra bed', '{n} extra beds'],
    turnedAway: ['{n} turned away', '{n} turned away'],
    simulatedTime: 'simulated time', winterRuns: 'winter action', winterFrom: 'winter action from {n} °C', winterUntil: 'until {time}', aroundClock: 'round the clock',
    winterExtra: ['up to {n} extra bed', 'up to {n} extra beds'],
    night_shelter: 'night shelter', shelter: 'shelter', care_shelter: 'shelter with care',
    warming_room: 'warming room, seats', bathhouse: 'bathhouse', day_centre: 'day centre',
    training_flat: 'training flat', supported_flat: 'supported flat',
    freeOf: ['free of {all}', 'free of {all}'],
    inside: '{n} inside', out: ['{n} out of service', '{n} out of service'],
    legendFree: 'free', legendHeld: 'held', legendOccupied: 'occupied', legendExtra: 'extra beds, occupied', legendOut: 'out of service',
    fresh: 'live', recent: 'recent', old: 'out of date', silent: 'silent',
    ago: '{age} ago', never: 'no figures yet', neverCalled: 'has not called yet', seconds: '{n} s', minutes: '{n} min', hours: '{h} h {n} min',
    says: 'the count at {time} says {n}', saysOtherwise: 'the count at {time} differs',
    noData: '{name}: no figures for {age}', noDataEver: '{name}: no figures yet',
    help_asked: ['{name}: help asked for at the door, {age} ago', '{name}: help asked for {n} times at the door, last {age} ago'],
    refused_though_free: ['{name}: {n} person refused although there are free places', '{name}: {n} people refused although there are free places'],
    refused_in_frost: ['{name}: {n} person refused in frost, what became of them is not known', '{name}: {n} people refused in frost, what became of them is not known'],
    reader_out_of_order: '{name}: the reader is out of order ({terminal})',
    snapshot_disagrees: '{name}: {says}',
    entries_missing: '{name}: entries are missing from number {n}',
    entries_conflict: ['{name}: {n} contradicting entry', '{name}: {n} contradicting entries'],
    restored_beds_doubtful: ['{name}: restored from a backup; {n} bed counted as free may be taken', '{name}: restored from a backup; {n} beds counted as free may be taken'],
    empty: 'There is no facility on the office’s list yet.',
    away: 'No connection to the office for {age}. Below is the state of {time}.', awayEver: 'No connection to the office for {age}.',
    stationsTitle: 'Stations', station: 'station', contact: 'last contact', received: 'entries received through',
    gap: 'missing', conflicts: 'contradictions', notUnderstood: 'not understood', refused: 'refused',
    none: 'none', gapFrom: 'from number {n}', refusedAt: '{time}, {code}', conflictLast: '{n}, last: number {sequence}',
  },
};

const polishDays = ['niedzieli', 'poniedziałku', 'wtorku', 'środy', 'czwartku', 'piątku', 'soboty'];
const townZone = 'Europe/Warsaw';

let language = 'pl';
let plural = new Intl.PluralRules('pl');

/** An unknown language is Polish: the office's own. */
export function speak(wanted) {
  language = table[wanted] ? wanted : 'pl';
  plural = new Intl.PluralRules(language);
  document.documentElement.lang = language;
}

export function spoken() {
  return language;
}

/** A text of the table with its {places} filled; `values.n` chooses the plural form. */
export function word(key, values = {}) {
  let text = table[language][key] ?? key;
  if (Array.isArray(text)) {
    const forms = text.length === 2 ? ['one', 'other'] : ['one', 'few', 'many'];
    const form = forms.indexOf(plural.select(values.n ?? 0));
    text = text[form < 0 ? text.length - 1 : form];
  }
  return text.replace(/\{(\w+)\}/g, (place, name) => String(values[name] ?? place));
}

/** Whether the table has the key: a kind or segment that this page doesn't know is shown as it came. */
export function has(key) {
  return key in table[language];
}

export function ageWord(ms) {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  if (seconds < 60) return word('seconds', { n: seconds });
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return word('minutes', { n: minutes });
  return word('hours', { h: Math.floor(minutes / 60), n: minutes % 60 });
}

/** "18:04", in the town's time. */
export function clock(time) {
  return new Intl.DateTimeFormat(language, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone: townZone })
    .format(new Date(time));
}

/** "24 listopada, 07:00", in the town's time; as it came where it is no time. */
export function dayAndClock(time) {
  const at = new Date(time);
  if (Number.isNaN(at.getTime())) return time;
  const day = new Intl.DateTimeFormat(language === 'pl' ? 'pl' : 'en-GB', { day: 'numeric', month: 'long', timeZone: townZone }).format(at);
  return `${day}, ${clock(time)}`;
}

/** "noc z niedzieli 22 na 23 listopada", from "2026-11-22". */
export function nightWord(night) {
  const evening = new Date(`${night}T12:00:00Z`);
  if (Number.isNaN(evening.getTime())) return word('betweenNights');
  const morning = new Date(evening.getTime() + 86_400_000);
  const format = (date, parts) => new Intl.DateTimeFormat(language === 'pl' ? 'pl' : 'en-GB', { timeZone: 'UTC', ...parts }).format(date);
  const sameMonth = evening.getUTCMonth() === morning.getUTCMonth();
  const from = format(evening, sameMonth ? { day: 'numeric' } : { day: 'numeric', month: 'long' });
  const to = format(morning, { day: 'numeric', month: 'long' });
  if (language === 'pl') return `noc z ${polishDays[evening.getUTCDay()]} ${from} na ${to}`;
  return `night of ${format(evening, { weekday: 'long' })} ${from} to ${to}`;
}
