package taskmgmt.cli;

/**
 * What a completion script tells by whether an answer about the log still holds, without starting the program: which files there are of
 * every log directory that may be meant, and what the file system knows of each. A log only grows and everything beside it is replaced, so
 * whatever changes an answer changes a size, a time or a file's number. What the program derives and keeps in {@code .state} is left out: a
 * question may change it. Empty where a setting names the directory, or where {@code stat} is not that of Linux: then nothing is known.
 */
final class LogFingerprint {
    /** For the POSIX shell. There is no single quote in it, so that it can be quoted by them. */
    static final String SCRIPT = """
            at=$PWD
            set -- "$HOME/.config/task-mgmt/settings" "$XDG_CONFIG_HOME/task-mgmt/settings"
            while set -- "$@" "$at/.task-mgmt.conf"; [ -n "$at" ]; do at=${at%/*}; done
            if [ -n "$TASK_MGMT_LOGS" ]; then
                set -- "$@" "$TASK_MGMT_LOGS"
            else
                ! grep -qs "^[[:space:]]*logs" "$@" || exit
                at=$PWD
                while set -- "$@" "$at/logs"; [ -n "$at" ]; do at=${at%/*}; done
                set -- "$@" "$HOME/.local/share/task-mgmt" "$XDG_DATA_HOME/task-mgmt"
            fi
            for each; do set -- "$@" "$each"/* "$each"/bus/* "$each"/segments/* "$each"/workflows/*; done
            exec stat -L -c "%n %d %i %s %y %z" -- "$@"
            """.strip();

    private LogFingerprint() {}
}
