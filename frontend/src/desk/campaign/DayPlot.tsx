import { wide } from "../../frame/wide";
import { formatDay } from "../frame/moments";
import { language, t } from "../messages/translate";
import { type Bar, roundTop } from "./plot";
import "./plot.css";

/** About as many units as there are pixels, so that the words in it stay as large as others. */
const WIDTHS = { wide: 720, narrow: 330 } as const;
const HEIGHT = 220;
const LEFT = 44;
const FOOT = 26;
const TOP = 14;

/** Cards by day as bars; the table under it says the same exactly, and is what a screen reader reads. */
export function DayPlot({ bars, series }: { bars: readonly Bar[]; series: string }) {
  const reader = language();
  const width = wide.value ? WIDTHS.wide : WIDTHS.narrow;
  const top = roundTop(Math.max(...bars.map(({ posted }) => posted), 1));
  const inner = { width: width - LEFT, height: HEIGHT - FOOT - TOP };
  const step = inner.width / Math.max(1, bars.length);
  const y = (n: number) => TOP + inner.height * (1 - n / top);
  const first = bars[0];
  const last = bars[bars.length - 1];
  return (
    <svg
      class={wide.value ? "plot" : "plot plot--narrow"}
      viewBox={`0 0 ${width} ${HEIGHT}`}
      role="img"
      aria-label={t("campaign.plot", { series })}
    >
      {[0, top / 2, top].map((n) => (
        <g key={n}>
          <line class="plot__line" x1={LEFT} x2={width} y1={y(n)} y2={y(n)} />
          <text class="plot__text" x={LEFT - 8} y={y(n) + 4} text-anchor="end">
            {n.toLocaleString(reader)}
          </text>
        </g>
      ))}
      {bars.map(({ day, posted, held }, at) => (
        <g key={day}>
          <rect
            class="plot__bar"
            x={LEFT + at * step + step * 0.12}
            width={step * 0.76}
            y={y(posted)}
            height={y(0) - y(posted)}
          >
            <title>{t("campaign.plot_day", { n: posted, day: formatDay(day, reader) })}</title>
          </rect>
          {held > 0 && (
            <rect
              class="plot__held"
              x={LEFT + at * step + step * 0.12}
              width={step * 0.76}
              y={y(posted)}
              height={y(posted - held) - y(posted)}
            />
          )}
        </g>
      ))}
      {first && (
        <text class="plot__text" x={LEFT} y={HEIGHT - 6}>
          {formatDay(first.day, reader)}
        </text>
      )}
      {last && last !== first && (
        <text class="plot__text" x={width} y={HEIGHT - 6} text-anchor="end">
          {formatDay(last.day, reader)}
        </text>
      )}
    </svg>
  );
}
