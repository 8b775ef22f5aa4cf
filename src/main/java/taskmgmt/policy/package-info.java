/**
 * Who may do what, which changes need someone else's approval, and which keys hold what is never written.
 *
 * <p>A {@link taskmgmt.policy.Policy} is a list of rules. A change is one action on one resource in the name of one actor, and
 * {@link taskmgmt.policy.Policy#decide} decides it: a denying rule wins over any allowing one, and if no rule applies, the
 * policy's own default decides. {@link taskmgmt.policy.Governance} decides which configuration updates wait for approval, and
 * {@link taskmgmt.policy.Approval} is the record of that in a task.
 *
 * <p>Pure: no files, threads, clock or JSON library belong here. Reading a policy from its file belongs to {@code record}, and
 * checking every change against it to {@code store.guard}.
 */
@NullMarked
package taskmgmt.policy;

import org.jspecify.annotations.NullMarked;
