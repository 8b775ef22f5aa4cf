/**
 * Page layout: sheets of figures, sections, HTML pages, screens.
 */
@NullMarked
package taskmgmt.render.page;

import org.jspecify.annotations.NullMarked;
