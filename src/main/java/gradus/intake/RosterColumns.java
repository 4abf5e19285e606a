package gradus.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Which column of a roster is what, by the names that people and platforms give them. */
final class RosterColumns {
    /** From the one that a course office gives out to those that only a platform knows; the first one is the id in results. */
    private static final List<String> IDS = List.of(
            "studentid",
            "studentnumber",
            "studentno",
            "matriculationnumber",
            "matrikelnummer",
            "matrikel",
            "idnumber",
            "sid",
            "orgdefinedid",
            "rosteridentifier",
            "id",
            "identifier",
            "sisuserid",
            "userid",
            "githubid");

    private static final List<String> LOGINS =
            List.of("username", "login", "loginid", "sisloginid", "githubusername", "user", "benutzername");
    private static final List<String> NAMES =
            List.of("name", "fullname", "studentname", "displayname", "vollstandigername");
    private static final List<String> FIRST_NAMES =
            List.of("firstname", "first", "givenname", "forename", "vorname", "prenom", "nombre");
    private static final List<String> LAST_NAMES =
            List.of("lastname", "last", "surname", "familyname", "nachname", "nom", "apellidos", "apellido");
    private static final List<String> EMAILS = List.of("email", "emailaddress", "mail", "emails", "emailadresse");
    private static final List<String> SECTIONS = List.of("section", "sections", "class", "coursesection");
    private static final List<String> GROUPS = List.of("group", "groupname", "team", "groups");

    private final List<String> folded;

    RosterColumns(List<String> head) {
        List<String> names = new ArrayList<>();
        head.forEach(name -> names.add(folded(name)));
        // In Canvas's gradebook 'Student' is the name; where nothing else is an id, it is the id.
        int student = names.indexOf("student");
        if (student >= 0) {
            boolean hasId = names.stream().anyMatch(name -> IDS.contains(name) || LOGINS.contains(name));
            names.set(student, hasId && names.stream().noneMatch(NAMES::contains) ? "name" : "studentid");
        }
        this.folded = List.copyOf(names);
    }

    /** Lower case, letters and digits only, without accents. */
    private static String folded(String name) {
        return java.text.Normalizer.normalize(name, java.text.Normalizer.Form.NFD)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{Nd}]", "");
    }

    /** Whether the rows can be told apart. */
    boolean identify() {
        return folded.stream()
                .anyMatch(name -> IDS.contains(name)
                        || LOGINS.contains(name)
                        || EMAILS.contains(name)
                        || NAMES.contains(name)
                        || LAST_NAMES.contains(name));
    }

    /** All cells that identify, the best one first. */
    List<String> ids(List<String> cells) {
        return all(IDS, cells);
    }

    Optional<String> login(List<String> cells) {
        return all(LOGINS, cells).stream().findFirst();
    }

    List<String> logins(List<String> cells) {
        return all(LOGINS, cells);
    }

    Optional<String> email(List<String> cells) {
        return all(EMAILS, cells).stream().findFirst();
    }

    Optional<String> section(List<String> cells) {
        return all(SECTIONS, cells).stream().findFirst();
    }

    Optional<String> group(List<String> cells) {
        return all(GROUPS, cells).stream().findFirst();
    }

    /** The name as it stands there, or first and last name. */
    Optional<String> name(List<String> cells) {
        Optional<String> whole = all(NAMES, cells).stream().findFirst();
        if (whole.isPresent()) {
            return whole;
        }
        List<String> parts = new ArrayList<>(all(FIRST_NAMES, cells));
        parts.addAll(all(LAST_NAMES, cells));
        return parts.isEmpty() ? Optional.empty() : Optional.of(String.join(" ", parts));
    }

    private List<String> all(List<String> names, List<String> cells) {
        List<String> found = new ArrayList<>();
        for (String name : names) {
            int column = folded.indexOf(name);
            if (column >= 0 && column < cells.size() && !cells.get(column).isEmpty()) {
                found.add(cells.get(column));
            }
        }
        return found;
    }
}
