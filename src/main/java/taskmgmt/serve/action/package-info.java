/**
 * The actions of pages and clients on tasks and workflow runs, as data: their names, roles, and the states in which they apply;
 * and the leader of runs.
 *
 * <p>Their requests belong to {@code serve.route} and {@code serve.page}, their effects to {@code change}.
 */
@NullMarked
package taskmgmt.serve.action;

import org.jspecify.annotations.NullMarked;
