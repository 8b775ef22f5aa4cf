/**
 * What is laid out as text to be read: sheets of figures, sections, HTML pages, screens.
 */
@NullMarked
package taskmgmt.render.page;

import org.jspecify.annotations.NullMarked;
