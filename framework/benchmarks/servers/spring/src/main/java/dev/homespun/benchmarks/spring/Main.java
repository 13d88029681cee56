package dev.homespun.benchmarks.spring;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/// Spring Boot: MVC on Tomcat, what its starters bring, and `application.properties`.
@SpringBootApplication
class Main {

    static void main(String[] args) {
        SpringApplication.run(Main.class, "--server.port=" + args[0]);
    }
}
