package taskmgmt.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import taskmgmt.cli.command.CommandForm;

/**
 * What a shell offers for the value of an option or argument.
 *
 * @param kind    where values come from
 * @param words   further values, independent of the log
 * @param several whether one word may hold several values, separated by commas
 */
record CompletedValue(Kind kind, List<String> words, boolean several) {
    /**
     * How many things with ids are offered: of tasks, the first whose ids start with what was typed; of other things, the first in the
     * list. From a hundred on, shells ask before they show them, and every one costs a read of the log.
     */
    static final int OFFERED = 50;
    private static final String FEW = " -L " + OFFERED;
    /** How many incidents are searched for values that many of them share. */
    private static final String MANY = " -L 1000";
    /** How many of the newest tasks are searched for such values: few enough to be found without reading all tasks. */
    private static final String NEWEST = " -L 200";
    /**
     * The start of a command for statistics of all tasks, whose groups are offered. Statistics are cached, so only new tasks are counted.
     */
    private static final String GROUPED = "stats --by ";
    /**
     * The output options of a list: it prints the value, a tab, and a description. Statistics print titles above, and figures in place of
     * descriptions.
     */
    static final List<String> FORM = List.of("-o", "tsv", "--no-headers");
    /**
     * The variable that is set for a list: the second compiler would not pay off before such a short command ends, and would take a third
     * of the processor time of the first list over a small log.
     */
    static final String QUICK = "TASK_MGMT_JAVA_OPTS=\"-XX:TieredStopAtLevel=1 $TASK_MGMT_JAVA_OPTS\"";

    /**
     * Where values come from: nowhere, the machine, or a list or statistics of the program. The first column is offered; the second column
     * of a list describes it.
     */
    enum Kind {
        NOTHING(""), WORDS(""), FILES(""), DIRECTORIES(""), PROGRAMS(""),
        TASKS("task list --columns task_id,title" + FEW),
        QUEUED("queue list --columns task_id,title" + FEW),
        SCHEDULES("queue schedules --columns schedule,title" + FEW),
        GROUPS("queue groups --columns group" + FEW),
        DEAD("dead list --columns task_id,title" + FEW),
        LEARNING("learning list --columns task_id,title" + FEW),
        UPDATES("governance list --columns task_id,component" + FEW),
        INCIDENTS("incident list --columns incident_id,failure_mode" + FEW),
        FAILURE_MODES("incident list --columns failure_mode" + MANY),
        PLAYBOOKS("incident list --columns playbook_name" + MANY),
        SUBSYSTEMS(GROUPED + "subsystem"),
        TYPES(GROUPED + "type"),
        TAGS(GROUPED + "tag"),
        CREATORS(GROUPED + "creator"),
        ASSIGNEES("task list --columns assigned_to" + NEWEST),
        WORKFLOWS("workflow list --columns workflow,description" + FEW),
        /** Stored workflows, or files that contain one. */
        WORKFLOWS_AND_FILES("workflow list --columns workflow,description" + FEW),
        RUNS("workflow history --columns run_id,workflow" + FEW),
        TEMPLATES("workflow template list --columns template,description" + FEW),
        TRIGGERS("trigger list --columns name,workflow" + FEW),
        AGENTS("agent list --columns agent,description" + FEW),
        HANDLERS("handler list --columns handler,version" + FEW),
        FLAGS("flag list --columns flag" + FEW),
        EXPECTATIONS("expect list --columns name,schedule" + FEW),
        ALERTS("alert list --columns name,on" + FEW),
        INTEGRATIONS("integration list --columns name,kind" + FEW),
        CREDENTIALS("credential list --columns name,state" + FEW),
        KEYS("key list --columns key_id,name" + FEW);

        private final String list;

        Kind(String list) {
            this.list = list;
        }

        /** The command that lists the values, without {@link #FORM}; empty if they come from the machine. */
        String list() {
            return list;
        }

        /** The name as part of a shell function's name. */
        String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** Whether these are names of single things, of which only the first may be offered. */
        boolean isByName() {
            return list.endsWith(FEW);
        }

        /** Whether the values are groups of statistics. */
        boolean isGrouped() {
            return list.startsWith(GROUPED);
        }

        /** The dimension that the statistics are grouped by. */
        String dimension() {
            return list.substring(GROUPED.length());
        }

        boolean isListed() {
            return !list.isEmpty();
        }
    }

    /** @param command the words of the command, without the program's name */
    static CompletedValue of(ArgSpec spec, String command) {
        List<String> words = new ArrayList<>();
        if (spec.completionCandidates() != null) {
            spec.completionCandidates().forEach(words::add);
        }
        if (command.equals("help")) {
            words.addAll(CommandTree.firstWords());
            HelpTopics.NAMES.stream().filter(topic -> !words.contains(topic)).forEach(words::add);
            return new CompletedValue(Kind.WORDS, words, false);
        }
        Kind kind = spec instanceof OptionSpec option ? ofOption(option.longestName(), spec.paramLabel()) : ofArgument(spec.paramLabel(), command);
        boolean several = CommandForm.isListed(spec) || spec.paramLabel().endsWith(",...");
        return new CompletedValue(kind == Kind.NOTHING && !words.isEmpty() ? Kind.WORDS : kind, words, several);
    }

    private static Kind ofOption(String option, String label) {
        return switch (option) {
            case "--id", "--from", "--for" -> Kind.NOTHING; // a new id, a position, anyone
            case "--subsystem" -> Kind.SUBSYSTEMS;
            case "--type" -> label.equals("TYPE") ? Kind.TYPES : Kind.NOTHING;
            case "--tag", "--untag" -> Kind.TAGS;
            case "--created-by" -> Kind.CREATORS;
            case "--assign", "--assigned-to" -> Kind.ASSIGNEES;
            case "--group" -> Kind.GROUPS;
            case "--workflow" -> Kind.WORKFLOWS;
            case "--handler" -> Kind.HANDLERS;
            case "--agent" -> Kind.AGENTS;
            case "--credential" -> Kind.CREDENTIALS;
            case "--failure-mode" -> Kind.FAILURE_MODES;
            case "--playbook" -> Kind.PLAYBOOKS;
            default -> ofLabel(label);
        };
    }

    private static Kind ofLabel(String label) {
        return switch (label) {
            case "FILE", "PLAYBOOK", "PEM" -> Kind.FILES;
            case "DIR", "DIR1", "DIR2", "A", "B", "COPY" -> Kind.DIRECTORIES;
            case "COMMAND" -> Kind.PROGRAMS;
            case "ID", "TASK" -> Kind.TASKS;
            case "ID|FILE" -> Kind.WORKFLOWS_AND_FILES;
            case "RUN" -> Kind.RUNS;
            case "AGENT" -> Kind.AGENTS;
            case "TYPE" -> Kind.TYPES;
            case "SUBSYSTEM" -> Kind.SUBSYSTEMS;
            default -> Kind.NOTHING;
        };
    }

    private static Kind ofArgument(String label, String command) {
        return switch (label) {
            case "NAME" -> named(command);
            case "ID" -> identified(command);
            default -> ofLabel(label);
        };
    }

    /** The kind of thing that the command's argument names; nothing if the command gives it a new name. */
    private static Kind named(String command) {
        return command.endsWith(" add") ? Kind.NOTHING : switch (noun(command)) {
            case "handler" -> Kind.HANDLERS;
            case "flag" -> Kind.FLAGS;
            case "trigger" -> Kind.TRIGGERS;
            case "expect" -> Kind.EXPECTATIONS;
            case "alert" -> Kind.ALERTS;
            case "integration" -> Kind.INTEGRATIONS;
            case "credential" -> Kind.CREDENTIALS;
            case "workflow" -> Kind.TEMPLATES;
            default -> Kind.NOTHING;
        };
    }

    private static Kind identified(String command) {
        return switch (noun(command)) {
            case "incident" -> Kind.INCIDENTS;
            case "queue" -> command.endsWith(" unschedule") ? Kind.SCHEDULES : command.endsWith(" restart") ? Kind.TASKS : Kind.QUEUED;
            case "dead" -> Kind.DEAD;
            case "learning" -> Kind.LEARNING;
            case "governance" -> Kind.UPDATES;
            case "workflow" -> Kind.WORKFLOWS;
            case "key" -> Kind.KEYS;
            default -> Kind.TASKS;
        };
    }

    private static String noun(String command) {
        int space = command.indexOf(' ');
        return space < 0 ? command : command.substring(0, space);
    }
}
