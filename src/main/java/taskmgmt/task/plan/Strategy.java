package taskmgmt.task.plan;

/** Which of the tasks that could begin is done first. */
public enum Strategy {
    /** The most urgent first. */
    PRIORITY("priority", "priority_first"),
    /** The shortest predicted time first. */
    SHORTEST("shortest", "shortest_job_first"),
    /** The earliest deadline first; tasks without one come last. */
    DEADLINE("deadline", "deadline_first"),
    /** The least predicted processor time times memory first. */
    RESOURCE("resource", "resource_aware"),
    /** The oldest first. */
    FIFO("fifo", "fifo"),
    /** By a score of priority, deadline, predicted time and age, see {@link Ordering#score}. */
    WEIGHTED("weighted", "weighted_priority"),
    /** The task types take turns, each with its oldest task. */
    ROUND_ROBIN("round_robin", "round_robin");

    private final String text;
    private final String longer;

    Strategy(String text, String longer) {
        this.text = text;
        this.longer = longer;
    }

    /** The word that names it. */
    public String text() {
        return text;
    }

    /** The words that name all strategies. */
    public static String[] words() {
        Strategy[] all = values();
        String[] words = new String[all.length];
        for (int i = 0; i < words.length; i++) {
            words[i] = all[i].text;
        }
        return words;
    }

    /** Reads either of the two words for a strategy. */
    public static Strategy parse(String text) {
        for (Strategy strategy : values()) {
            if (strategy.text.equals(text) || strategy.longer.equals(text)) {
                return strategy;
            }
        }
        throw new IllegalArgumentException("cannot be '" + text + "'; it is one of " + String.join(", ", words()));
    }

    /** Whether it depends on predictions from earlier tasks of the same kind. */
    public boolean predicts() {
        return this == SHORTEST || this == RESOURCE || this == WEIGHTED;
    }
}
