/**
 * Charts from figures: axes, scales, plots on a grid of characters, and SVG. What a chart shows does not belong here.
 */
@NullMarked
package taskmgmt.render.chart;

import org.jspecify.annotations.NullMarked;
