import { wide } from "../../frame/wide";
import type { DayCount } from "../api/types";
import { formatDay, formatMonth, formatShortDay, formatShortMonth } from "../frame/moments";
import { language, t } from "../messages/translate";
import { type Bar, barsOf, roundTop, type Unit, unitFor } from "./plot";
import "./plot.css";

/** About as many units as there are pixels, so that the words in it stay as large as others. */
const WIDE = { width: 720, bars: 46, between: 92 } as const;
const NARROW = { width: 330, bars: 31, between: 80 } as const;
const HEIGHT = 220;
const LEFT = 48;
const FOOT = 26;
const TOP = 22;
/** A bar is never wider, however few there are. */
const WIDEST = 44;
/** A number over each bar, and a name under one, need about so much room. */
const ROOM_FOR_NUMBER = 40;
const ROOM_FOR_NAME = 60;

/** Cards as bars, by day, week or month; the table under it says each day exactly, and is what a screen reader reads. */
export function CardPlot({ days, series }: { days: readonly DayCount[]; series: string }) {
  const shape = wide.value ? WIDE : NARROW;
  const unit = unitFor(days, shape.bars);
  const bars = barsOf(days, unit);
  const top = roundTop(Math.max(...bars.map(({ posted }) => posted), 1));
  const y = (n: number) => TOP + (HEIGHT - FOOT - TOP) * (1 - n / top);
  const step = (shape.width - LEFT) / Math.max(1, bars.length);
  const every = Math.ceil(shape.between / step);
  const isNamed = (at: number) =>
    every === 1 || (at % every === 0 && (bars.length - at) * step >= ROOM_FOR_NAME);
  return (
    <figure class="plot">
      <svg
        class={wide.value ? "plot__drawing" : "plot__drawing plot__drawing--narrow"}
        viewBox={`0 0 ${shape.width} ${HEIGHT}`}
        role="img"
        aria-label={t(`campaign.plot_by_${unit}`, { series })}
      >
        {[0, top / 2, top].map((n) => (
          <Line key={n} n={n} y={y(n)} width={shape.width} />
        ))}
        {bars.map((bar, at) => (
          <g key={bar.from} transform={`translate(${LEFT + (at + 0.5) * step} 0)`}>
            <OneBar bar={bar} unit={unit} width={Math.min(WIDEST, step * 0.76)} y={y} />
            {step >= ROOM_FOR_NUMBER && (
              <text class="plot__text plot__number" y={y(bar.posted) - 5} text-anchor="middle">
                {bar.posted.toLocaleString(language())}
              </text>
            )}
            {isNamed(at) && <Foot bar={bar} unit={unit} left={every > 1} step={step} />}
          </g>
        ))}
      </svg>
      <figcaption class="soft small">
        {t(`campaign.one_bar_${unit}`)}
        {bars.some(({ held }) => held > 0) && ` ${t("campaign.outlined_part")}`}
      </figcaption>
    </figure>
  );
}

function Line({ n, y, width }: { n: number; y: number; width: number }) {
  return (
    <>
      <line class="plot__line" x1={LEFT} x2={width} y1={y} y2={y} />
      <text class="plot__text" x={LEFT - 8} y={y + 4} text-anchor="end">
        {n.toLocaleString(language())}
      </text>
    </>
  );
}

interface OneBarProps {
  bar: Bar;
  unit: Unit;
  width: number;
  y: (n: number) => number;
}

/** Its middle is at 0; what waits for a look is the lighter part at its top. */
function OneBar({ bar: { from, posted, held }, unit, width, y }: OneBarProps) {
  const column = (upper: number, lower: number) => ({
    x: -width / 2,
    width,
    y: y(upper),
    height: y(lower) - y(upper),
  });
  return (
    <>
      <rect class="plot__bar" {...column(posted, 0)}>
        <title>{t(`campaign.in_${unit}`, { n: posted, from: fullName(from, unit) })}</title>
      </rect>
      {held > 0 && <rect class="plot__held" {...column(posted, posted - held)} />}
    </>
  );
}

/** Where a bar stands in time; with several bars to a name it begins under its own. */
function Foot({ bar, unit, left, step }: { bar: Bar; unit: Unit; left: boolean; step: number }) {
  const format = unit === "month" ? formatShortMonth : formatShortDay;
  return (
    <text
      class="plot__text"
      x={left ? -step / 2 : 0}
      y={HEIGHT - 6}
      text-anchor={left ? "start" : "middle"}
    >
      {format(bar.from, language())}
    </text>
  );
}

const fullName = (from: string, unit: Unit): string =>
  (unit === "month" ? formatMonth : formatDay)(from, language());
