/** Where the points of a drawn chart stand. A pointer that moves asks for hundreds of them, so all that does not change is found once. */
import { findBarSlots, findSteps } from '#lib/notebook/charts/chart-slots.ts';
import type { ChartSpec } from '#lib/notebook/outputs.ts';
import { formatNumber } from '../notebook/tensor-slices.ts';
import type { PlacePoint, PointPlace } from './chart-reading.ts';
import { findTracks, type Track } from './track.ts';
import type { Spot } from './walk-points.ts';

/** A drawing's axes, in px of the drawing; NaN for what is not on them. */
export interface ChartScales {
  readonly x: (value: unknown) => number;
  readonly y: (value: unknown) => number;
  /** of the slots of several series, within which `x` places one */
  readonly fx: (value: unknown) => number;
  /** width and height of a slot; 0 on an axis of numbers */
  readonly xBand: number;
  readonly yBand: number;
  /** where the slots' own axis begins */
  readonly edge: number;
}

/** Bars of several series stand side by side within their slot. */
export const isGrouped = ({ series, stacked }: ChartSpec): boolean => series.length > 1 && stacked !== true;

export function placePoints(chart: ChartSpec, scales: ChartScales): PlacePoint {
  const tracks = findTracks(chart);
  const placeIn = findPlacing(chart, scales);
  return (spot) => {
    const track = tracks[spot.track];
    const place = track ? placeIn(track, spot) : null;
    return place && Number.isFinite(place.x) && Number.isFinite(place.y) ? place : null;
  };
}

function findPlacing(chart: ChartSpec, { x, y, fx, xBand, yBand, edge }: ChartScales): (track: Track, spot: Spot) => PointPlace {
  switch (chart.type) {
    case 'bar': {
      const slots = findBarSlots(chart);
      const grouped = isGrouped(chart);
      return (track, { track: place, index }) => {
        const slot = slots[track.x(index)];
        return { x: (grouped ? fx(slot) + x(place) - edge : x(slot)) + xBand / 2, y: y(track.y(index)) };
      };
    }
    case 'box':
      return (track, { track: place, index }) => ({ x: x(chart.series[place]?.name) + xBand / 2, y: y(track.y(index)) });
    case 'heat': {
      const columns = findSteps(chart.series.flatMap((one) => one.x)).map((column) => x(formatNumber(column)) + xBand / 2);
      const rows = findSteps(chart.series.flatMap((one) => one.y)).map((row) => y(formatNumber(row)) + yBand / 2);
      return (_, { track: place, index }) => ({ x: columns[index] ?? NaN, y: rows[place] ?? NaN, width: xBand, height: yBand });
    }
    default:
      return (track, { index }) => ({ x: x(track.x(index)), y: y(track.y(index)) });
  }
}
