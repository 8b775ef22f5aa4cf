/**
 * Who may come in over the network: roles, API keys and what they are known by. Pure: where keys are kept belongs to
 * {@code change.access}, how they come to {@code serve.route}.
 */
@NullMarked
package taskmgmt.access;

import org.jspecify.annotations.NullMarked;
