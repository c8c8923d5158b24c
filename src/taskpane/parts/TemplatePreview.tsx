import "./TemplatePreview.css";
import { Button } from "@fluentui/react-components";
import { useState, type CSSProperties, type ReactNode } from "react";
import type { TemplateCell, TemplateSheet } from "../../core/blanks/made.ts";

/** The picture is smaller than the sheet: pixels for a point. */
const SCALE = 0.75;

/** How wide the picture is in the narrowest pane, in pixels. */
const ROOM = 280;

/** A picture of a blank table: its words and lines as they will stand in the sheet. All of its width is seen, until it is asked for larger. */
export function TemplatePreview({
  sheet: { rows, merges, widths, heights },
  label,
  larger,
}: {
  readonly sheet: TemplateSheet;
  readonly label: string;
  /** On the button that makes it larger. */
  readonly larger: string;
}): ReactNode {
  const [isLarge, enlarge] = useState(false);
  const width = sum(widths) * SCALE;
  const fitting = Math.min(1, ROOM / width);
  const first = new Map(merges.map((merge) => [`${merge.top} ${merge.left}`, merge]));
  const isCovered = (row: number, column: number): boolean =>
    merges.some(
      ({ top, left, bottom, right }) =>
        row >= top && row <= bottom && column >= left && column <= right && (row > top || column > left),
    );
  return (
    <>
      {fitting < 1 && (
        <Button size="small" appearance="subtle" aria-pressed={isLarge} onClick={() => enlarge(!isLarge)}>
          {larger}
        </Button>
      )}
      <div className="preview" role="region" aria-label={label} tabIndex={0}>
        <table style={{ width, zoom: isLarge ? 1 : fitting }}>
          <colgroup>
            {widths.map((width, c) => (
              <col key={c} style={{ width: width * SCALE }} />
            ))}
          </colgroup>
          <tbody>
            {rows.map((row, r) => (
              <tr key={r} style={{ height: (heights[r] ?? 0) * SCALE }}>
                {row.map((cell, c) => {
                  if (isCovered(r, c)) return undefined;
                  const merge = first.get(`${r} ${c}`);
                  return (
                    <td
                      key={c}
                      className={cell?.style}
                      {...(merge === undefined
                        ? {}
                        : { colSpan: merge.right - merge.left + 1, rowSpan: merge.bottom - merge.top + 1 })}
                      style={styleOf(cell)}
                    >
                      <span>{cell?.value ?? (cell?.sum === undefined ? "" : "Σ")}</span>
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

function styleOf(cell: TemplateCell | undefined): CSSProperties {
  return cell?.indent === undefined ? {} : { paddingInlineStart: `${cell.indent}em` };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
