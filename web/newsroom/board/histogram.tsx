import { hourOf } from "../desk/clock.ts";
import { say, sayMany, spokenLanguage } from "../desk/words.ts";
import { barsOf, type Dashboard } from "./dashboard.ts";

const WIDTH = 288;
const HEIGHT = 44;
/** The thread, lying down. */
const LINE = 2;
const LABELS = 16;

/** Posts per hour: the thread seen from the side, and the same as a table for who cannot see it. */
export function Histogram({ hours, zone }: { hours: Dashboard["per_hour"]; zone: string }) {
  const bars = barsOf(hours, WIDTH, HEIGHT);
  const hour = (at: string) => hourOf(new Date(at), zone, spokenLanguage());
  const total = hours.reduce((sum, { posts }) => sum + posts, 0);
  const last = bars.length - 1;
  const caption = sayMany(
    "{n} post in the last {hours} hours",
    "{n} posts in the last {hours} hours",
    total,
    { hours: hours.length },
  );
  return (
    <figure class="histogram">
      <figcaption>{caption}</figcaption>
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT + LINE + LABELS}`} aria-hidden="true">
        {bars.map(({ at, x, width, height }, index) => (
          <rect
            key={at}
            class={index === last ? "now" : ""}
            x={x}
            y={HEIGHT - height}
            width={width}
            height={height}
          />
        ))}
        <rect class="line" x="0" y={HEIGHT} width={WIDTH} height={LINE} />
        {bars.map(({ at, x, width }, index) =>
          index % 3 === last % 3 ? (
            <text
              key={at}
              x={index === last ? WIDTH : x + width / 2}
              y={HEIGHT + LINE + 13}
              text-anchor={index === last ? "end" : "middle"}
            >
              {hour(at)}
            </text>
          ) : null,
        )}
      </svg>
      <table class="unseen">
        <caption>{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{say("Hour")}</th>
            <th scope="col">{say("Posts")}</th>
          </tr>
        </thead>
        <tbody>
          {hours.map(({ at, posts }) => (
            <tr key={at}>
              <th scope="row">{hour(at)}</th>
              <td>{posts}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </figure>
  );
}
