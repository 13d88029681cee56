/// A bookshop on a real database: what a good small Homespun project looks like.
///
/// ```java
/// Database database = Database.open(System.getenv());
/// BookStore store = new JdbiBookStore(database.jdbi());
/// store.list("Austen", 20, 0).forEach(System.out::println);
/// ```
///
/// Only [dev.homespun.sample.Main] and [dev.homespun.sample.Books] know HTTP, and only
/// [dev.homespun.sample.Database], [dev.homespun.sample.DatabaseAddress] and [dev.homespun.sample.JdbiBookStore] know
/// SQL; [dev.homespun.sample.BookStore] stands between the two. Read [dev.homespun.sample.Books] first.
@NullMarked
package dev.homespun.sample;

import org.jspecify.annotations.NullMarked;
