/**
 * Routes that return HTML pages, as {@code Route.page(…)} in the layout of {@code Frame}: their data comes from {@code Readings},
 * as for programs, and their actions go through {@code PageActions} to the same use cases, after a page that asks for
 * confirmation. A new page is added to the list in {@code Pages}, the only entry point; scripts and styles are resources of this
 * room and are loaded from nowhere else.
 *
 * <p>Routes that return JSON do not belong here, nor do decisions.
 */
@NullMarked
package taskmgmt.serve.page;

import org.jspecify.annotations.NullMarked;
