package dev.homespun.docs.guide.errors;

import dev.homespun.http.ProblemType;
import dev.homespun.http.Status;

// @start region="types"
final class Problems {

    static final ProblemType LOCKED = ProblemType.of("/problems#locked", Status.CONFLICT, "The note is locked",
            "Somebody is writing it. Try again at the time that \"until\" says.");

    private Problems() {}
}
// @end
