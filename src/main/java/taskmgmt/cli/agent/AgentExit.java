package taskmgmt.cli.agent;

import taskmgmt.agent.AgentFault;
import taskmgmt.cli.command.ExitCode;

/** The exit code of each thing that can go wrong with an agent. */
final class AgentExit {
    private AgentExit() {}

    static ExitCode of(AgentFault fault) {
        return switch (fault) {
            case NO_CAPABLE_AGENTS -> ExitCode.NOT_FOUND;
            case TASK_AGENT_INCOMPATIBLE -> ExitCode.NOT_ALLOWED;
            case AGENT_METHOD_NOT_SUPPORTED -> ExitCode.USAGE;
            case CONCURRENCY_LIMIT -> ExitCode.BUSY;
            case PLAN_EXECUTION_ERROR, RESULT_MAPPING_ERROR, TIMEOUT -> ExitCode.NO;
        };
    }
}
