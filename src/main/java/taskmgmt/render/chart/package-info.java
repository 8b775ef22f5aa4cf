/**
 * Charts from figures: axes, scales, plots on a grid of characters, and SVG. The data of a chart does not belong here.
 */
@NullMarked
package taskmgmt.render.chart;

import org.jspecify.annotations.NullMarked;
