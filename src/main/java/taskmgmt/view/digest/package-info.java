/**
 * The page that sums up a period: the figures it takes from the reports, their order and form, and its HTML and Markdown. The
 * figures themselves come from the reports, as data; nothing is computed here.
 */
@NullMarked
package taskmgmt.view.digest;

import org.jspecify.annotations.NullMarked;
