package taskmgmt.policy;

import java.util.List;
import java.util.Set;
import taskmgmt.word.Spelling;

/**
 * One rule of a policy. It applies if all four criteria match.
 *
 * @param name     the name in decisions
 * @param accounts names, {@code @GROUP} or {@code *}
 * @param actions  {@code task.complete}, {@code task.*} or {@code *}
 * @param types    empty for all
 * @param scopes   empty for all
 */
public record Rule(
        String name, Effect effect, List<String> accounts, List<String> actions, Set<ResourceType> types, List<Scope> scopes) {
    public Rule {
        accounts = List.copyOf(accounts);
        actions = List.copyOf(actions);
        types = Set.copyOf(types);
        scopes = List.copyOf(scopes);
    }

    /** A denying rule also applies to names that differ only in spelling: case, blanks, invisible characters. */
    boolean speaksOf(String action, ProtectedResource resource) {
        return actions.stream().anyMatch(each -> Actions.matches(each, action))
                && (types.isEmpty() || types.contains(resource.type()))
                && (scopes.isEmpty() || scopes.stream().anyMatch(each -> isAbout(each, resource.path())));
    }

    private boolean isAbout(Scope scope, String path) {
        return effect == Effect.DENY ? scope.couldMatch(path) : scope.matches(path);
    }

    boolean isOfAccount(String account, String actor) {
        return effect == Effect.DENY ? Spelling.plain(account).equals(Spelling.plain(actor)) : account.equals(actor);
    }

    /** The name in a decision, including the spelling of a name if it differs from that in the rule. */
    String nameFor(String actor, ProtectedResource resource) {
        boolean sameScope = scopes.isEmpty() || scopes.stream().anyMatch(each -> each.matches(resource.path()));
        boolean sameAccount = accounts.contains(actor) || accounts.stream().anyMatch(each -> each.startsWith("@") || each.equals(Policy.EVERYONE));
        String spelled = (sameAccount ? "" : ", '" + Paths.visible(actor) + "' being another spelling of an account it names")
                + (sameScope ? "" : ", '" + Paths.visible(resource.path()) + "' being another spelling of a scope it names");
        return name + spelled;
    }
}
