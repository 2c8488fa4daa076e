/** A network's diagram as a picture that needs nothing around it, in light colours. */
import { layOutNetwork, type NetworkPart } from '../charts/lay-out-network.ts';
import { describeNetwork, type Network } from '../charts/network.ts';
import { escapeHtml } from './escape-html.ts';
import { LIGHT, openSvg } from './light-svg.ts';

const TITLE_HEIGHT = 26;

export function toNetworkSvg(network: Network): string {
  const { width, height, parts } = layOutNetwork(network);
  return [
    openSvg(width, height + TITLE_HEIGHT, `${network.title}: ${describeNetwork(network)}`),
    `<text x="${width / 2}" y="19" text-anchor="middle" font-size="14" font-weight="600" fill="${LIGHT.ink}">${escapeHtml(network.title)}</text>`,
    `<g transform="translate(0 ${TITLE_HEIGHT})">`,
    ...parts.map(drawPart),
    '</g></svg>',
  ].join('');
}

function drawPart(part: NetworkPart): string {
  switch (part.kind) {
    case 'link':
      return `<path d="${part.path}" fill="none" stroke="${LIGHT.lineStrong}" stroke-width="${part.fine ? 0.5 : 1.25}"/>`;
    case 'unit':
      return `<circle cx="${part.x}" cy="${part.y}" r="${part.radius}" fill="${part.isInput ? LIGHT.surface : LIGHT.forwardWash}" stroke="${LIGHT.forward}" stroke-width="1.25"/>`;
    case 'box':
      return `<rect x="${part.x}" y="${part.y}" width="${part.width}" height="${part.height}" rx="4" fill="${part.isInput ? LIGHT.surface : LIGHT.forwardWash}" stroke="${LIGHT.forward}" stroke-width="1.25"/>`;
    case 'text':
      return `<text x="${part.x}" y="${part.y}" text-anchor="middle" fill="${part.tone === 'strong' ? LIGHT.ink : LIGHT.inkSoft}">${escapeHtml(part.text)}</text>`;
  }
}
