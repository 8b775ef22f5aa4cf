/**
 * The page that sums up a period: which figures of the reports it has, in which order and form, and how it is written as HTML and
 * Markdown. The figures themselves come from the reports, as data; nothing is computed here.
 */
@NullMarked
package taskmgmt.view.digest;

import org.jspecify.annotations.NullMarked;
