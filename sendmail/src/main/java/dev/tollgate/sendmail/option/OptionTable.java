package dev.tollgate.sendmail.option;

/**
 * The rows of the catalogue: name, mc macro, letter, type, built-in default, what m4 writes by default, good value,
 * meaning. Names, macros and defaults are those of sendmail 8.17 (conf.c, readcf.c, cf/m4/proto.m4).
 */
final class OptionTable {
    static final String GENERAL = """
            AliasFile|ALIAS_FILE|A|TEXT||/etc/mail/aliases||The alias files, separated by commas.
            AliasWait|confALIAS_WAIT|a|MINUTES|10m|10||How long to wait for an alias database that is being rebuilt.
            AllowBogusHELO|confALLOW_BOGUS_HELO||SWITCH|False||False|Accepts a HELO without a name, or with an invalid name.
            BlankSub|confBLANK_SUB|B|TEXT|.|.||The character that replaces spaces in addresses.
            CheckAliases|confCHECK_ALIASES|n|SWITCH|False|False||Looks at the right-hand sides when the alias database is built.
            ColonOkInAddr|confCOLON_OK_IN_ADDR||SWITCH|True|||Treats colons in addresses as ordinary characters.
            ConnectOnlyTo|confCONNECT_ONLY_TO||TEXT||||Sends every SMTP connection to this one address, for tests.
            ConnectionCacheSize|confMCI_CACHE_SIZE|k|NUMBER|1|2||How many outgoing connections stay open for more messages.
            ConnectionCacheTimeout|confMCI_CACHE_TIMEOUT|K|MINUTES|5m|5m||How long an unused outgoing connection stays open.
            DataFileBufferSize|confDF_BUFFER_SIZE||NUMBER|4096|||How many bytes of a body stay in memory before a file is written.
            DefaultCharSet|confDEF_CHAR_SET||TEXT|unknown-8bit|||The character set named for 8-bit bodies that do not say theirs.
            DeliverByMin|confDELIVER_BY_MIN||SECONDS|0|||The shortest DELIVERBY time that is accepted.
            DeliveryMode|confDELIVERY_MODE|d|TEXT|background|background||When mail is delivered: background, interactive, queue or deferred.
            DialDelay|confDIAL_DELAY||SECONDS|0|||A pause before a failed connection is tried again, for dial-up lines.
            DontExpandCnames|confDONT_EXPAND_CNAMES||SWITCH|False|||Leaves aliases of host names as they are.
            DontInitGroups|confDONT_INIT_GROUPS||SWITCH|False||False|Delivers with one group only instead of all of a user's groups.
            DontProbeInterfaces|confDONT_PROBE_INTERFACES||TEXT|False|||Leaves the names of the network interfaces out of class w.
            DontPruneRoutes|confDONT_PRUNE_ROUTES|R|SWITCH|False|||Keeps source routes in addresses.
            EightBitMode|confEIGHT_BIT_HANDLING|8|TEXT|pass8|||What happens to 8-bit data that is not declared as such.
            ErrorHeader|confERROR_MESSAGE|E|TEXT||||A text, or a file, put before bounces.
            ErrorMode|confERROR_MODE|e|TEXT|print|||How errors reach the sender: print, mail, write, quit, or m for berknet.
            FallbackMXhost|confFALLBACK_MX|V|TEXT||||A host that is tried after all of a domain's mail exchangers.
            FallbackSmartHost|confFALLBACK_SMARTHOST||TEXT||||A host that is tried if a domain cannot be found.
            FastSplit|confFAST_SPLIT||NUMBER|1|||Splits envelopes with many recipients without looking up their exchangers.
            ForkEachJob|confSEPARATE_PROC|Y|SWITCH|False|||Handles each queued message in a process of its own.
            HelpFile|HELP_FILE|H|PATH||/etc/mail/helpfile|/etc/mail/helpfile|The text of SMTP's HELP.
            HeloName|confHELO_NAME||TEXT|$j|||The name that sendmail says in its own HELO.
            HoldExpensive|confCON_EXPENSIVE|c|SWITCH|False|False||Queues mail for mailers marked as expensive.
            HostsFile|confHOSTS_FILE||PATH|/etc/hosts|||The file with names of hosts.
            IgnoreDots|confIGNORE_DOTS|i|SWITCH|False|||Does not end a message at a line with only a dot, on the command line.
            LDAPDefaultSpec|confLDAP_DEFAULT_SPEC||TEXT||||The defaults for every LDAP map.
            MailboxDatabase|confMAILBOX_DATABASE||TEXT|pw|||Where users are looked up: pw, or another type of the build.
            MatchGECOS|confMATCH_GECOS|G|SWITCH|False||False|Finds users by their full names as well.
            MaxAliasRecursion|confMAX_ALIAS_RECURSION||NUMBER|10||10|How deeply aliases may refer to aliases.
            MeToo|confME_TOO|m|SWITCH|True|||Also sends to the sender if an alias contains it.
            MustQuoteChars|confMUST_QUOTE_CHARS||TEXT|.'|||More characters that need quotes in a full name.
            NoRecipientAction|confNO_RCPT_ACTION||TEXT|none|||What happens to a message without a recipient header.
            OldStyleHeaders|confOLD_STYLE_HEADERS|o|SWITCH|False|True||Treats spaces between addresses as commas if there are no commas.
            OperatorChars|confOPERATORS||TEXT|.:@[]|.:%@!^/[]+||The characters that split an address into tokens.
            ProcessTitlePrefix|confPROCESS_TITLE_PREFIX||TEXT||||A text put before what ps shows.
            ResolverOptions|confBIND_OPTS|I|TEXT||||Flags of the DNS resolver.
            RrtImpliesDsn|confRRT_IMPLIES_DSN||SWITCH|False|||Treats a Return-Receipt-To header as a request for a success notice.
            SaveFromLine|confSAVE_FROM_LINES|f|SWITCH|False|||Keeps UNIX From lines at the head of a message.
            SendMimeErrors|confMIME_FORMAT_ERRORS|j|SWITCH|True|True||Writes bounces as MIME.
            ServiceSwitchFile|confSERVICE_SWITCH_FILE||PATH|/etc/mail/service.switch|||The file that says where hosts, aliases and users are looked up.
            SevenBitInput|confSEVEN_BIT_INPUT|7|SWITCH|False|False||Strips every byte of a message to seven bits.
            SingleLineFromHeader|confSINGLE_LINE_FROM_HEADER||SWITCH|False|||Unfolds From headers.
            SmtpGreetingMessage|confSMTP_LOGIN_MSG||TEXT|$j Sendmail $v ready at $b|$j Sendmail $v/$Z; $b|$j ready|The greeting; its first word is the host's name, and sendmail puts ESMTP after that.
            SoftBounce|confSOFT_BOUNCE||SWITCH|False|||Turns permanent errors into temporary ones, for tests.
            TimeZoneSpec|confTIME_ZONE|t|TEXT|USE_SYSTEM|||The time zone.
            TryNullMXList|confTRY_NULL_MX_LIST|w|SWITCH|False|||Connects to a host itself if this host is its best mail exchanger.
            UnixFromLine|confFROM_LINE||TEXT|From $g $d|From $g $d||The From line of a mailbox.
            UnsafeGroupWrites|confUNSAFE_GROUP_WRITES||SWITCH|||undefined|Obsolete: replaced by the GroupWritable words of DontBlameSendmail.
            UseCompressedIPv6Addresses|confUSE_COMPRESSED_IPV6_ADDRESSES||SWITCH|False|||Writes IPv6 addresses with :: for zeros, also in map lookups.
            UseErrorsTo|confUSE_ERRORS_TO|l|SWITCH|False|False||Sends bounces to the address in an Errors-To header.
            UserDatabaseSpec|confUSERDB_SPEC|U|TEXT||||The user database.
            Verbose||v|SWITCH|False|||Verbose mode.
            XscriptFileBufferSize|confXF_BUFFER_SIZE||NUMBER|4096|||How many bytes of a transcript stay in memory before a file is written.
            """.stripTrailing();

    static final String QUEUE = """
            CheckpointInterval|confCHECKPOINT_INTERVAL|C|NUMBER|10|||After how many recipients the queue file is written again.
            ClassFactor|confWORK_CLASS_FACTOR|z|NUMBER|1800|||How much a message's class counts in its priority.
            MaxQueueAge|confMAX_QUEUE_AGE||MINUTES|0|||The longest time between two attempts for a message.
            MaxQueueRunSize|confMAX_QUEUE_RUN_SIZE||NUMBER|0|||The most messages in a queue run.
            MinQueueAge|confMIN_QUEUE_AGE||MINUTES|0|||The shortest time between two attempts for a message.
            NiceQueueRun|confNICE_QUEUE_RUN||NUMBER|0|||By how much queue runners lower their priority.
            QueueDirectory|QUEUE_DIR|Q|PATH|/var/spool/mqueue|/var/spool/mqueue||The queue's directory, or a pattern that ends in *.
            QueueFactor|confQUEUE_FACTOR|q|NUMBER|600000|||How fast the load limit of queueing falls with a message's size.
            QueueFileMode|confQUEUE_FILE_MODE||MODE|0600||0600|The mode of queue files.
            QueueSortOrder|confQUEUE_SORT_ORDER||TEXT|priority|||The order of a queue run.
            RecipientFactor|confWORK_RECIPIENT_FACTOR|y|NUMBER|30000|||How much each recipient counts in a message's priority.
            RequiresDirfsync|confREQUIRES_DIR_FSYNC||SWITCH|True|||Flushes directories to disk.
            RetryFactor|confWORK_TIME_FACTOR|Z|NUMBER|90000|||How much each attempt counts in a message's priority.
            SharedMemoryKey|confSHARED_MEMORY_KEY||NUMBER|0|||The key of the shared memory.
            SharedMemoryKeyFile|confSHARED_MEMORY_KEY_FILE||PATH||||The file that the key of the shared memory is written to.
            SingleThreadDelivery|confSINGLE_THREAD_DELIVERY||SWITCH|False|||Lets only one process at a time talk to a host.
            StatusFile|STATUS_FILE|S|PATH||/etc/mail/statistics||The statistics.
            SuperSafe|confSAFE_QUEUE|s|TEXT|True|True|True|Whether a message is on disk before it is accepted.
            """.stripTrailing();

    static final String TIMEOUTS = """
            Timeout.aconnect|confTO_ACONNECT||MINUTES|0|||All attempts together to connect to one destination.
            Timeout.auth|confTO_AUTH||MINUTES|10m||3m|The answers of an AUTH dialogue.
            Timeout.command|confTO_COMMAND||MINUTES|1h||5m|The next command of a client.
            Timeout.connect|confTO_CONNECT||MINUTES|0|||One attempt to connect.
            Timeout.control|confTO_CONTROL||MINUTES|2m|||A command on the control socket.
            Timeout.datablock|confTO_DATABLOCK||MINUTES|1h||10m|Each part of a message that a client sends.
            Timeout.datafinal|confTO_DATAFINAL||MINUTES|1h||10m|The answer to the dot that ends a message.
            Timeout.datainit|confTO_DATAINIT||MINUTES|5m||5m|The answer to DATA.
            Timeout.fileopen|confTO_FILEOPEN||SECONDS|60s|||Opening a file, which a network may delay.
            Timeout.helo|confTO_HELO||MINUTES|5m||5m|The answer to HELO.
            Timeout.hoststatus|confTO_HOSTSTATUS||MINUTES|30m|||How long the known status of a host is valid.
            Timeout.iconnect|confTO_ICONNECT||MINUTES|0||1m|The first attempt to connect for a message.
            Timeout.ident|confTO_IDENT||SECONDS|5s||0|The IDENT question to a client's port 113; 0 asks nobody.
            Timeout.initial|confTO_INITIAL||MINUTES|5m||5m|The greeting of another server.
            Timeout.lhlo|confTO_LHLO||MINUTES|2m|||The answer to LHLO.
            Timeout.mail|confTO_MAIL||MINUTES|10m||5m|The answer to MAIL.
            Timeout.misc|confTO_MISC||MINUTES|2m|||Answers to NOOP and similar commands.
            Timeout.queuereturn|confTO_QUEUERETURN||DAYS|5d|5d|5d|How long an undeliverable message is tried.
            Timeout.queuereturn.dsn|confTO_QUEUERETURN_DSN||DAYS|5d|||The same for bounces.
            Timeout.queuereturn.non-urgent|confTO_QUEUERETURN_NONURGENT||DAYS|5d|||The same for mail of low precedence.
            Timeout.queuereturn.normal|confTO_QUEUERETURN_NORMAL||DAYS|5d|||The same for ordinary mail.
            Timeout.queuereturn.urgent|confTO_QUEUERETURN_URGENT||DAYS|5d|||The same for urgent mail.
            Timeout.queuewarn|confTO_QUEUEWARN||HOURS|0|4h|4h|After what time the sender is told that a message is still waiting.
            Timeout.queuewarn.dsn|confTO_QUEUEWARN_DSN||HOURS|0|||The same for bounces.
            Timeout.queuewarn.non-urgent|confTO_QUEUEWARN_NONURGENT||HOURS|0|||The same for mail of low precedence.
            Timeout.queuewarn.normal|confTO_QUEUEWARN_NORMAL||HOURS|0|||The same for ordinary mail.
            Timeout.queuewarn.urgent|confTO_QUEUEWARN_URGENT||HOURS|0|||The same for urgent mail.
            Timeout.quit|confTO_QUIT||MINUTES|2m|||The answer to QUIT.
            Timeout.rcpt|confTO_RCPT||MINUTES|1h||10m|The answer to RCPT.
            Timeout.resolver.retrans|confTO_RESOLVER_RETRANS||SECONDS|5s|||A DNS question before it is sent again.
            Timeout.resolver.retrans.first|confTO_RESOLVER_RETRANS_FIRST||SECONDS|5s|||The same at the first attempt for a message.
            Timeout.resolver.retrans.normal|confTO_RESOLVER_RETRANS_NORMAL||SECONDS|5s|||The same at later attempts.
            Timeout.resolver.retry|confTO_RESOLVER_RETRY||NUMBER|4|||How often a DNS question is sent again.
            Timeout.resolver.retry.first|confTO_RESOLVER_RETRY_FIRST||NUMBER|4|||The same at the first attempt for a message.
            Timeout.resolver.retry.normal|confTO_RESOLVER_RETRY_NORMAL||NUMBER|4|||The same at later attempts.
            Timeout.rset|confTO_RSET||MINUTES|5m|||The answer to RSET.
            Timeout.starttls|confTO_STARTTLS||MINUTES|1h||3m|The answer to STARTTLS and the handshake.
            """.stripTrailing();

    static final String SECURITY = """
            AuthMaxBits|confAUTH_MAX_BITS||NUMBER||||The strongest security layer that SASL may add.
            AuthMechanisms|confAUTH_MECHANISMS||WORDS|EXTERNAL GSSAPI KERBEROS_V4 DIGEST-MD5 CRAM-MD5||EXTERNAL PLAIN LOGIN|The AUTH mechanisms to offer.
            AuthOptions|confAUTH_OPTIONS||TEXT|||A p y|Letters, each a word of its own: p offers PLAIN and LOGIN only under TLS, y no anonymous login, A a trusted AUTH= only.
            AuthRealm|confAUTH_REALM||TEXT|$j|||The realm that SASL is told.
            BadRcptShutdown|||NUMBER|0|||After how many unknown recipients a client is disconnected (_FFR_BADRCPT_SHUTDOWN).
            BadRcptShutdownGood|||NUMBER||||How many good recipients, in percent, exempt a client from that.
            BadRcptThrottle|confBAD_RCPT_THROTTLE||NUMBER|0||3|After how many unknown recipients each additional one takes a second.
            CACertFile|confCACERT||PATH||||The authorities whose certificates are accepted, and the file without which STARTTLS stays off.
            CACertPath|confCACERT_PATH||PATH||||The folder of hashed certificates of authorities.
            CRLFile|confCRL||PATH||||The certificate revocation list (CRL).
            CRLPath|confCRL_PATH||PATH||||The folder of hashed CRLs.
            CertFingerprintAlgorithm|confCERT_FINGERPRINT_ALGORITHM||TEXT|md5||sha256|The digest by which the rules know certificates.
            CipherList|confCIPHER_LIST||TEXT|||ECDHE+AESGCM:ECDHE+CHACHA20:DHE+AESGCM:!aNULL:!eNULL|The ciphers of TLS up to version 1.2.
            CipherSuites|||TEXT||||The ciphers of TLS 1.3.
            ClientCertFile|confCLIENT_CERT||PATH||||The certificate that sendmail shows as a client.
            ClientKeyFile|confCLIENT_KEY||PATH||||Its key.
            ClientPortOptions|||TEXT||||The addresses that outgoing connections come from.
            ClientSSLOptions|confCLIENT_SSL_OPTIONS||TEXT|||+SSL_OP_NO_SSLv3 +SSL_OP_NO_TLSv1 +SSL_OP_NO_TLSv1_1|OpenSSL's flags for outgoing connections.
            ConnectionRateThrottle|confCONNECTION_RATE_THROTTLE||NUMBER|0||10|How many new connections per second are accepted at once.
            ConnectionRateWindowSize|confCONNECTION_RATE_WINDOW_SIZE||SECONDS|60s||60s|The time over which the connections of a client are counted.
            ControlSocketName|confCONTROL_SOCKET_NAME||PATH|||undefined|A socket through which the daemon can be asked and stopped.
            DANE|confDANE||TEXT|false|||Asks DNS for the certificates of other servers, where the build can.
            DHParameters|confDH_PARAMETERS||TEXT|2048||2048|A file with parameters for Diffie-Hellman, or the length of generated ones.
            DaemonPortOptions||O|TEXT|Name=MTA||Name=MTA, M=A|A port to listen on.
            DeadLetterDrop|confDEAD_LETTER_DROP||PATH||||The file for mail that can go neither to the recipient nor to the sender.
            DefaultAuthInfo|confDEF_AUTH_INFO||PATH|||undefined|A file with this host's own credentials; FEATURE(`authinfo') replaces it.
            DefaultUser|confDEF_USER_ID|u|USER|1:1||mailnull:mailnull|The user for programs and files of aliases.
            DelayLA|confDELAY_LA||NUMBER|0||8|The load from which each connection is delayed by a second.
            DirectSubmissionModifiers|confDIRECT_SUBMISSION_MODIFIERS||TEXT||||The daemon's flags for mail that comes from the command line.
            DontBlameSendmail|confDONT_BLAME_SENDMAIL||WORDS|safe||safe|Which unsafe files are used anyway.
            DoubleBounceAddress|confDOUBLE_BOUNCE_ADDRESS||TEXT|postmaster||postmaster|Who gets a bounce that cannot be delivered.
            ForwardPath|confFORWARD_PATH|J|TEXT||$z/.forward.$w:$z/.forward||Where a user's forwarding is looked for.
            HostStatusDirectory|confHOST_STATUS_DIRECTORY||PATH||||The folder for what is known of other hosts.
            InputMailFilters|confINPUT_MAIL_FILTERS||TEXT||||The filters that a message passes.
            LogLevel|confLOG_LEVEL|L|NUMBER|9|9|10|How much is logged.
            MaxDaemonChildren|confMAX_DAEMON_CHILDREN||NUMBER|0||60|How many connections are served at a time; with a limit, flooding clients are disconnected.
            MaxHeadersLength|confMAX_HEADERS_LENGTH||NUMBER|32768||65536|The most bytes of a message's headers.
            MaxHopCount|confMAX_HOP|h|NUMBER|25||25|After how many hops a message counts as looping.
            MaxMessageSize|confMAX_MESSAGE_SIZE||NUMBER|0||52428800|The largest message in bytes; 0 means no limit.
            MaxMimeHeaderLength|confMAX_MIME_HEADER_LENGTH||TEXT|2048/1024||256/128|The longest MIME header, and its longest parameter.
            MaxNOOPCommands|confMAX_NOOP_COMMANDS||NUMBER|20||10|After how many useless commands a client is slowed down.
            MaxQueueChildren|confMAX_QUEUE_CHILDREN||NUMBER|0||20|How many queue runners there may be.
            MaxRecipientsPerMessage|confMAX_RCPTS_PER_MESSAGE||NUMBER|0||200|The most recipients of a message; 0 means no limit.
            MaxRunnersPerQueue|confMAX_RUNNERS_PER_QUEUE||NUMBER|1|||How many runners work on one queue group.
            Milter.LogLevel|confMILTER_LOG_LEVEL||NUMBER||||How much filters log.
            Milter.macros.connect|confMILTER_MACROS_CONNECT||TEXT||||The macros that filters see at the connection.
            Milter.macros.data|confMILTER_MACROS_DATA||TEXT||||The macros that filters see at DATA.
            Milter.macros.envfrom|confMILTER_MACROS_ENVFROM||TEXT||||The macros that filters see at MAIL.
            Milter.macros.envrcpt|confMILTER_MACROS_ENVRCPT||TEXT||||The macros that filters see at RCPT.
            Milter.macros.eoh|confMILTER_MACROS_EOH||TEXT||||The macros that filters see after the headers.
            Milter.macros.eom|confMILTER_MACROS_EOM||TEXT||||The macros that filters see after the message.
            Milter.macros.helo|confMILTER_MACROS_HELO||TEXT||||The macros that filters see at HELO.
            MinFreeBlocks|confMIN_FREE_BLOCKS|b|NUMBER|0|100|50000|How many blocks of the queue's disk stay free.
            PidFile|confPID_FILE||PATH|/var/run/sendmail.pid|||The file for the daemon's process number.
            PostmasterCopy|confCOPY_ERRORS_TO|P|TEXT|||postmaster|Who gets copies of bounces.
            PrivacyOptions|confPRIVACY_FLAGS|p|WORDS|public|authwarnings|goaway,noetrn,restrictmailq,restrictqrun,restrictexpand,nobodyreturn,noactualrecipient|What strangers and local users may not ask.
            QueueLA|confQUEUE_LA|x|NUMBER|8 times the number of CPUs||16|The load from which mail is only queued.
            RandFile|confRAND_FILE||PATH|||undefined|A source of random bytes if the system has none.
            RefuseLA|confREFUSE_LA|X|NUMBER|12 times the number of CPUs||24|The load from which connections are refused.
            RejectLogInterval|confREJECT_LOG_INTERVAL||HOURS|3h|||How often refusing connections is logged.
            RejectNUL|confREJECT_NUL||SWITCH|False||true|Refuses messages with NUL bytes (_FFR_REJECT_NUL_BYTE).
            RunAsUser|confRUN_AS_USER||USER||||The user that sendmail runs as after it opened its ports.
            SSLEngine|confSSL_ENGINE||TEXT||||OpenSSL's engine.
            SSLEnginePath|confSSL_ENGINE_PATH||PATH||||Where OpenSSL's engines are.
            SafeFileEnvironment|confSAFE_FILE_ENV||PATH|||/var/mail/files|The folder that files as recipients must be in; / means nothing.
            ServerCertFile|confSERVER_CERT||PATH||||The certificate that sendmail shows as a server.
            ServerKeyFile|confSERVER_KEY||PATH||||Its key.
            ServerSSLOptions|confSERVER_SSL_OPTIONS||TEXT|||+SSL_OP_NO_SSLv3 +SSL_OP_NO_TLSv1 +SSL_OP_NO_TLSv1_1 +SSL_OP_CIPHER_SERVER_PREFERENCE|OpenSSL's flags for incoming connections.
            SetCertAltnames|||SWITCH|False|||Gives the rules a certificate's alternative names (_FFR_TLS_ALTNAMES).
            SmtpUTF8|confSMTPUTF8||SWITCH|False|||Offers internationalized addresses, where the build can.
            StrictTransportSecurity|confSTS||SWITCH|False|||Follows MTA-STS policies (_FFR_MTA_STS).
            TLSFallbacktoClear|confTLS_FALLBACK_TO_CLEAR||SWITCH|False||false|Sends unencrypted after a failed handshake.
            TLSSrvOptions|confTLS_SRV_OPTIONS||TEXT||||V does not ask clients for a certificate, C accepts AUTH only under TLS.
            TempFileMode|confTEMP_FILE_MODE|F|MODE|0600|0600|0600|The mode of files that sendmail creates, except those in the queue.
            TrustedUser|confTRUSTED_USER||USER|0|||Who, besides root, may own maps and start the daemon.
            UseMSP|confUSE_MSP||SWITCH|False|||Works as the program that submits mail.
            """.stripTrailing();

    private OptionTable() {}
}
