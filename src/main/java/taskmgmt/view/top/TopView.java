package taskmgmt.view.top;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * How it is looked at. What a key makes of it is for {@link TopKeys} to say.
 *
 * @param mode     what is on the screen
 * @param selected the id of the task that is chosen; empty where none is
 * @param sort     the order of the tasks
 * @param reversed whether the other way round
 * @param filter   what the shown tasks have in their id, title, subsystem, type or standing; may be empty
 * @param offset   how many lines of a text were scrolled past
 * @param text     of a task: what happened to it, and what it wrote
 * @param notice   what the last key came to; may be empty
 * @param frozen   whether the screen stays as it is
 */
public record TopView(Mode mode, String selected, TopSort sort, boolean reversed, String filter, int offset, List<String> text, String notice,
        boolean frozen) {
    /** As it begins. */
    public static final TopView START = new TopView(Mode.TASKS, "", TopSort.URGENCY, false, "", 0, List.of(), "", false);

    public TopView {
        text = List.copyOf(text);
    }

    /** What is on the screen. */
    public enum Mode {
        /** The tasks. */
        TASKS,
        /** The tasks, while a filter is typed. */
        FILTER,
        /** The tasks, and the question whether one is to be cancelled. */
        CONFIRM,
        /** One task. */
        TEXT,
        /** What the keys do. */
        HELP
    }

    TopView in(Mode other) {
        return new TopView(other, selected, sort, reversed, filter, 0, text, "", frozen);
    }

    TopView selecting(String id) {
        return new TopView(mode, id, sort, reversed, filter, offset, text, "", frozen);
    }

    TopView sorted(TopSort other, boolean backwards) {
        return new TopView(mode, selected, other, backwards, filter, offset, text, "", frozen);
    }

    TopView filtered(String words) {
        return new TopView(mode, selected, sort, reversed, words, offset, text, "", frozen);
    }

    /** The same for only the tasks with these words; all of them where it is empty. */
    public TopView only(String words) {
        return filtered(words);
    }

    TopView at(int line) {
        return new TopView(mode, selected, sort, reversed, filter, Math.clamp(line, 0, Math.max(0, text.size() - 1)), text, notice, frozen);
    }

    TopView frozen(boolean stays) {
        return new TopView(mode, selected, sort, reversed, filter, offset, text, "", stays);
    }

    /** The same with a word on what was done. */
    public TopView noting(String sentence) {
        return new TopView(mode, selected, sort, reversed, filter, offset, text, sentence, frozen);
    }

    /** The same with this on one task. */
    public TopView showing(List<String> lines) {
        return new TopView(Mode.TEXT, selected, sort, reversed, filter, 0, lines, "", frozen);
    }

    /** The tasks that are shown, in their order. */
    List<TopTask> tasks(TopModel model) {
        List<TopTask> shown = new ArrayList<>();
        for (TopTask task : model.tasks()) {
            if (fits(task)) {
                shown.add(task);
            }
        }
        shown.sort(reversed ? sort.order().reversed() : sort.order());
        return shown;
    }

    private boolean fits(TopTask task) {
        if (filter.isEmpty()) {
            return true;
        }
        String all = (task.id() + ' ' + task.title() + ' ' + task.subsystem() + ' ' + task.type() + ' ' + task.standing().text()).toLowerCase(Locale.ROOT);
        for (String word : filter.toLowerCase(Locale.ROOT).split(" ", -1)) {
            if (!all.contains(word)) {
                return false;
            }
        }
        return true;
    }

    /** Which of the shown tasks is chosen: the first where the one that was is not there any more; -1 where there are none. */
    int position(List<TopTask> shown) {
        for (int i = 0; i < shown.size(); i++) {
            if (shown.get(i).id().equals(selected)) {
                return i;
            }
        }
        return shown.isEmpty() ? -1 : 0;
    }
}
