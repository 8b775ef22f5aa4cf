/**
 * Who may do what, what needs somebody else's consent, and which values are never written down.
 *
 * <p>A {@link taskmgmt.policy.Policy} is a list of rules. A change is one action on one resource in the name of one actor,
 * and {@link taskmgmt.policy.Policy#decide} says whether a rule allows it: a rule that denies wins over any that allow, and
 * where no rule speaks, the policy's own default decides. {@link taskmgmt.policy.Governance} says which updates of a
 * configuration are held until somebody approves them, and {@link taskmgmt.policy.Approval} is what a task tells of that.
 * {@link taskmgmt.policy.Redaction} takes secrets out of a record before it becomes a line.
 *
 * <p>Pure: no files, threads, clock or JSON library belong here. Reading a policy from its file is {@code codec}'s, and
 * asking it about every change is {@code store}'s.
 */
@NullMarked
package taskmgmt.policy;

import org.jspecify.annotations.NullMarked;
