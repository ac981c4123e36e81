# Lianhu: `make run` builds and plays the main job, `make test` runs every test. `make help` lists all.

SWIFT   ?= swift
# What the programs need to be built, and what the tests call. Debian 12's names.
PACKAGES = libsystemd-dev libsqlite3-dev pkg-config git ca-certificates tzdata \
           systemd systemd-container dbus openssl python3 python3-aiosmtpd curl jq

DEBUG    = .build
RELEASE  = .build-release
# Where install takes the programs from.
BINARIES ?= $(RELEASE)/release

# make run
STATE  ?= .lianhu/state
SOCKET ?= .lianhu/control.sock

# make install
PREFIX  ?= /usr
DESTDIR ?=
# The audit log's name, signed into every checkpoint; written to a new lianhud.yaml, never to one that exists.
ORIGIN  ?= lianhu/$(shell uname -n)
ETC      = $(DESTDIR)/etc/lianhu
SHARE    = $(DESTDIR)$(PREFIX)/share/lianhu
DOC      = $(DESTDIR)$(PREFIX)/share/doc/lianhu
LIB      = $(DESTDIR)$(PREFIX)/lib
RELOCATE = sed -e 's|/usr/sbin/lianhud|$(PREFIX)/sbin/lianhud|' -e 's|/usr/bin/lianhuctl|$(PREFIX)/bin/lianhuctl|' \
               -e 's|/usr/bin/lianhu-courier|$(PREFIX)/bin/lianhu-courier|' \
               -e 's|/usr/share/lianhu|$(PREFIX)/share/lianhu|' -e 's|/usr/share/doc/lianhu|$(PREFIX)/share/doc/lianhu|' \
               -e 's|^origin: lianhu/example$$|origin: $(ORIGIN)|'

.PHONY: help deps swift build run test test-long lint format bench bench-quick install uninstall clean
.DEFAULT_GOAL := help

help: ## list these targets
	@sed -n 's/^\([a-z-]*\):[^#]*## \(.*\)/  make \1\t\2/p' $(MAKEFILE_LIST) | expand -t 20

# Nothing to do where everything is there; else apt-get, through sudo for those who are not root.
deps: swift ## install what building and testing need (Debian packages)
	@if ! command -v dpkg-query >/dev/null; then \
	    echo 'deps: this is no Debian; make sure that you have: $(PACKAGES)'; exit 0; \
	fi; \
	missing=; \
	for package in $(PACKAGES); do \
	    [ "$$(dpkg-query --show --showformat='$${db:Status-Status}' $$package 2>/dev/null)" = installed ] || missing="$$missing $$package"; \
	done; \
	[ -n "$$missing" ] || exit 0; \
	echo "deps: installing$$missing"; \
	as_root=; \
	if [ "$$(id -u)" -ne 0 ]; then \
	    command -v sudo >/dev/null || { echo "deps: as root, please: apt-get install$$missing" >&2; exit 1; }; \
	    as_root=sudo; \
	fi; \
	$$as_root apt-get update --quiet=2 </dev/null && \
	$$as_root env DEBIAN_FRONTEND=noninteractive apt-get install --quiet --yes --no-install-recommends $$missing </dev/null

swift:
	@command -v $(SWIFT) >/dev/null || { \
	    echo 'make: Swift 6.3 is needed, and `$(SWIFT)` is not on your PATH. See https://www.swift.org/install/linux/' >&2; exit 1; }

build: deps ## build the programs for use (release, about 10 minutes the first time)
	@[ -x $(RELEASE)/release/lianhud ] || \
	    echo 'build: the first release build compiles every dependency: about 10 minutes on two cores, seconds afterwards'
	$(SWIFT) build -c release --static-swift-stdlib --scratch-path $(RELEASE)

# Ctrl-C stops the daemon cleanly; running again goes on with the same data.
run: build ## start the daemon here with the Bagongshan district; STATE=DIR SOCKET=PATH choose where
	@mkdir -p '$(STATE)' "$$(dirname '$(SOCKET)')"
	@exec $(RELEASE)/release/lianhud demo --state '$(STATE)' --socket '$(SOCKET)' \
	    --rules rules/bagongshan.yaml --calendars rules/calendars

test: deps lint ## run every test (the first time about 5 minutes of building)
	@[ -d $(DEBUG)/debug ] || echo 'test: the first debug build compiles every dependency: about 5 minutes on two cores'
	$(SWIFT) build --build-tests
	@# one after the other: two cores starve a test that waits for a socket while another computes a year
	@SWIFT='$(SWIFT)' Tests/Tools/run-tests $(DEBUG)/test.log
	@for verb in check test; do echo $(DEBUG)/debug/lianhuctl rules $$verb rules/; $(DEBUG)/debug/lianhuctl rules $$verb rules/ || exit; done
	@echo 'make test: formatting, every test, every rule pack and every scenario are in order'

test-long: deps ## the tests that take long, too: a simulated year of the whole district, 200 rounds of SIGKILL
	$(SWIFT) build --build-tests
	@# LIANHU_KILL_ROUNDS=N: another number of rounds
	@LIANHU_LONG_TESTS=1 SWIFT='$(SWIFT)' Tests/Tools/run-tests $(DEBUG)/test-long.log
	@echo 'make test-long: every test, the long ones included, passed'

lint: swift ## check formatting (.swift-format)
	$(SWIFT) format lint --strict --parallel --recursive Package.swift Sources Tests Benchmarks

format: swift ## put formatting right
	$(SWIFT) format --in-place --parallel --recursive Package.swift Sources Tests Benchmarks

bench: build ## figures against their references, at full size
	Benchmarks/run

bench-quick: build ## the same in about a minute
	Benchmarks/run --quick

# Configuration that is already there is never overwritten; a newer one is put beside it as NAME.dist.
install: ## install programs, units, configuration and rules; DESTDIR= PREFIX=/usr ORIGIN=NAME
	@[ -x $(BINARIES)/lianhud ] && [ -x $(BINARIES)/lianhuctl ] && [ -x $(BINARIES)/lianhu-courier ] || $(MAKE) build
	install -D -m 0755 $(BINARIES)/lianhud $(DESTDIR)$(PREFIX)/sbin/lianhud
	install -D -m 0755 $(BINARIES)/lianhuctl $(DESTDIR)$(PREFIX)/bin/lianhuctl
	install -D -m 0755 $(BINARIES)/lianhu-courier $(DESTDIR)$(PREFIX)/bin/lianhu-courier
	@install -d $(LIB)/systemd/system $(LIB)/sysusers.d $(LIB)/tmpfiles.d $(ETC)/rules $(SHARE)/rules $(DOC)
	@$(RELOCATE) systemd/lianhud.service >$(LIB)/systemd/system/lianhud.service
	@$(RELOCATE) systemd/lianhu-courier.service >$(LIB)/systemd/system/lianhu-courier.service
	@$(RELOCATE) systemd/lianhud.socket >$(LIB)/systemd/system/lianhud.socket
	install -m 0644 systemd/sysusers.d/lianhu.conf $(LIB)/sysusers.d/lianhu.conf
	install -m 0644 systemd/tmpfiles.d/lianhu.conf $(LIB)/tmpfiles.d/lianhu.conf
	@chmod 0644 $(LIB)/systemd/system/lianhud.service $(LIB)/systemd/system/lianhud.socket $(LIB)/systemd/system/lianhu-courier.service
	install -m 0644 README.md README.zh-CN.md LICENSE $(DOC)
	@[ ! -d docs ] || cp -R --no-preserve=ownership docs/. $(DOC)
	@[ ! -d rules ] || cp -R --no-preserve=ownership rules/. $(SHARE)/rules
	@new=$$(mktemp) && trap 'rm -f "$$new"' EXIT && \
	for file in etc/lianhud.yaml etc/access.yaml etc/channels.yaml rules/bagongshan.yaml; do \
	    [ -e $$file ] || continue; \
	    to=$(ETC)/$${file#etc/}; \
	    $(RELOCATE) $$file >$$new; \
	    if [ ! -e $$to ]; then install -m 0644 $$new $$to; \
	    elif ! cmp -s $$new $$to; then install -m 0644 $$new $$to.dist; echo "install: kept your $$to; ours is $$to.dist"; fi; \
	done
ifeq ($(DESTDIR),)
	systemd-sysusers $(LIB)/sysusers.d/lianhu.conf
	systemd-tmpfiles --create $(LIB)/tmpfiles.d/lianhu.conf
	@[ -e $(ETC)/audit.key ] || { \
	    echo 'install: making the key that signs the audit log. Keep the verifier key on paper, away from this machine:'; \
	    $(PREFIX)/bin/lianhuctl audit keygen --out $(ETC)/audit.key \
	        --origin "$$(sed -n 's/^origin: *//p' $(ETC)/lianhud.yaml | tr -d \"\')"; }
	@systemd-tmpfiles --create $(LIB)/tmpfiles.d/lianhu.conf
	@[ ! -d /run/systemd/system ] || systemctl daemon-reload
endif
	@echo 'install: done. Next, as docs/first-day.md tells:'
	@echo '  1. edit $(ETC)/lianhud.yaml (name, origin, rule packs) and $(ETC)/access.yaml'
	@echo '  2. lianhuctl rules check /etc/lianhu/rules'
	@echo '  3. usermod -aG lianhu,lianhu-admin YOUR-NAME      (then log in again)'
	@echo '  4. systemctl enable --now lianhud.socket lianhud.service'
	@echo '  5. lianhuctl status'
	@echo '  6. messages: edit $(ETC)/channels.yaml, then systemctl enable --now lianhu-courier   (docs/delivery.md)'

uninstall: ## remove what install put there, except configuration, key and data
ifeq ($(DESTDIR),)
	@[ ! -d /run/systemd/system ] || systemctl disable --now lianhu-courier.service lianhud.socket lianhud.service 2>/dev/null || true
endif
	rm -f $(DESTDIR)$(PREFIX)/sbin/lianhud $(DESTDIR)$(PREFIX)/bin/lianhuctl $(DESTDIR)$(PREFIX)/bin/lianhu-courier
	rm -f $(LIB)/systemd/system/lianhud.service $(LIB)/systemd/system/lianhud.socket $(LIB)/systemd/system/lianhu-courier.service
	rm -f $(LIB)/sysusers.d/lianhu.conf $(LIB)/tmpfiles.d/lianhu.conf
	rm -rf $(SHARE) $(DOC)
ifeq ($(DESTDIR),)
	@[ ! -d /run/systemd/system ] || systemctl daemon-reload
endif
	@echo 'uninstall: done. Kept: $(ETC) (configuration, signing key) and $(DESTDIR)/var/lib/lianhu (data, audit log)'

clean: ## remove build products (data in .lianhu stays)
	rm -rf $(DEBUG) $(RELEASE)
