/**
 * How a task becomes steps: plans, their order, the rules that plan without a model, and the prompts for models and programs.
 * Pure: running the steps belongs elsewhere.
 */
@NullMarked
package taskmgmt.agent.plan;

import org.jspecify.annotations.NullMarked;
