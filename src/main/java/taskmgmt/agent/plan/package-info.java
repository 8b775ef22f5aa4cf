/**
 * How a task becomes steps: plans, their order, the rules that plan without a model, and what is asked of a model or a program. Pure: who
 * takes the steps is elsewhere.
 */
@NullMarked
package taskmgmt.agent.plan;

import org.jspecify.annotations.NullMarked;
