// SPDX-License-Identifier: GPL-3.0-or-later
import { byId, element, setText } from './dom.js';
import { ageWord, clock, word } from './words.js';

const columns = ['station', 'contact', 'received', 'gap', 'conflicts', 'notUnderstood', 'refused'];

function cells(station) {
  const alarm = (text) => ({ text, className: 'alarm' });
  const quiet = { text: word('none'), className: 'quiet' };
  const { gap, conflicts, refused } = station;
  const strange = station.not_understood.map((each) => `${each.type} × ${each.count}`).join(', ');
  const contact = station.age_ms === null ? word('neverCalled') : `${word(station.state)} · ${word('ago', { age: ageWord(station.age_ms) })}`;
  const late = station.state === 'old' || station.state === 'silent';
  return [
    { text: station.name, className: '' },
    { text: contact, className: late ? 'alarm' : '' },
    { text: String(station.received_through), className: '' },
    gap === null ? quiet : alarm(word('gapFrom', { n: gap.first_missing })),
    conflicts.count === 0 ? quiet : alarm(word('conflictLast', { n: conflicts.count, sequence: conflicts.last.sequence })),
    strange === '' ? quiet : { text: strange, className: '' },
    refused === null ? quiet : alarm(word('refusedAt', { time: clock(refused.at), code: refused.code })),
  ];
}

function row(station) {
  const made = element('tr', '');
  made.dataset.station = station.id;
  cells(station).forEach((cell, index) => {
    const data = element('td', cell.className, cell.text);
    if (index > 0) data.dataset.label = word(columns[index]);
    made.append(data);
  });
  return made;
}

export function showStationsHead() {
  setText('stations-title', word('stationsTitle'));
  byId('stations-head').replaceChildren(element('tr', '', ...columns.map((column) => element('th', '', word(column)))));
}

export async function showStations() {
  try {
    const answer = await fetch('/v1/stations');
    if (!answer.ok) return;
    const { stations } = await answer.json();
    byId('stations-body').replaceChildren(...stations.map(row));
  } catch {
    // The banner already says that the office is away; what was shown stays.
  }
}
