/// Jakarta Validation for parameters and bodies, by Hibernate Validator, when an application has it on its class path.
///
/// ```java
/// record NewBook(@NotBlank String title, @Min(0) int priceCents) {}
///
/// @Post
/// Created<Book> add(@Body NewBook sent) { … }
/// ```
///
/// Nothing imports this package: `binding` finds it as a service. It may import `binding` and `json`. Read
/// `HibernateValidation` first.
@NullMarked
package dev.homespun.validation;

import org.jspecify.annotations.NullMarked;
