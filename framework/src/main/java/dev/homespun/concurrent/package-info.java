/// What belongs to one request, whichever thread works at it: who asks and how long there is time for it
/// ([RequestScope]), several things at a time ([Together]), and an end to it ([Timeout]).
///
/// ```java
/// @Get("/{id}")
/// @Timeout("2s")
/// BookPage one(long id) throws InterruptedException {
///     return Together.all(() -> books.find(id), () -> reviews.of(id), BookPage::new);
/// }
/// ```
///
/// Imports the vocabulary of `dev.homespun.http` and nothing else of ours. Read [RequestScope] first.
@NullMarked
package dev.homespun.concurrent;

import org.jspecify.annotations.NullMarked;
