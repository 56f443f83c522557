<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>ClusterFacts</name>
    <message>
        <source>%1 (Kubernetes)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Events</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <extracomment>usage, and what was requested or can be allocated</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pod</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Status</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ready</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restarts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Age</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Out of memory</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 ago</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Place</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Node</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>IP</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Owner</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Service</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resources</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CPU</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Memory</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Version</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pool</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Conditions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 for %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pods</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rollout</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Up to date</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Available</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Revision</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>yes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Images</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (%2) for %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Event</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last seen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>First seen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Count</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Columns</name>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Namespace</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cluster</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ready</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Status</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restarts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CPU</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Usage by metrics.k8s.io; request %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Memory</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>IP</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Owner</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Service</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Age</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Node</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <extracomment>used of allocatable</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Roles</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Version</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pool</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Images</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Revision</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Up to date</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Available</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Message</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last seen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reason</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Object</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Count</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Burn rate over %1: error ratio ÷ (1 − objective)
%2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Severity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Subject</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Since</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Source</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Latency</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Objective</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SLI</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Good ÷ valid events over %1
%2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Budget left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 − error ratio ÷ (1 − objective) over %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its own recording rules say %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gone in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Covers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Share of the window for which there is data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SLO</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Burn 1 h</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Burn 6 h</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>never</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 ago</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Runbook</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cannot start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ready</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start when</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last drill</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last success</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>journal damaged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>interrupted: resume</source>
        <extracomment>a run that is open although nobody drives it</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Started</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mode</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Driver</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Format</name>
    <message>
        <source>&lt;0.01×</source>
        <extracomment>A burn rate too small to print; × is the multiplication sign.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 M/s</source>
        <extracomment>Millions of requests per second.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 k/s</source>
        <extracomment>Thousands of requests per second.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 /s</source>
        <extracomment>Requests per second.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>under a minute</source>
        <extracomment>A duration shorter than one minute.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 min</source>
        <extracomment>A duration in minutes.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 h</source>
        <extracomment>A duration in hours.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <extracomment>A duration in hours and minutes.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 d %2 h</source>
        <extracomment>A duration in days and hours.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 d</source>
        <extracomment>A duration in days.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>exhausted</source>
        <extracomment>The error budget is used up.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not at this rate</source>
        <extracomment>The error budget does not run out if things go on like this.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 ms</source>
        <extracomment>Milliseconds.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 s</source>
        <extracomment>Seconds.</extracomment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>QObject</name>
    <message>
        <source>No source in the estate file can show %1.</source>
        <extracomment>Empty state. %1 = what the list would show, e.g. &quot;pods&quot;</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No %1 here.</source>
        <extracomment>Empty state: the source has answered, there is none. %1 = e.g. &quot;pods&quot;</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of about %2 %3</source>
        <extracomment>Loading. %1 = how many arrived, %2 = about how many there are, %3 = e.g. &quot;pods&quot;</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 %2 so far</source>
        <extracomment>Loading. %1 = how many arrived so far, %2 = e.g. &quot;pods&quot;</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asking for %1…</source>
        <extracomment>Loading: no answer yet. %1 = e.g. &quot;pods&quot;</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, %2: %3</source>
        <extracomment>A part of a source cannot be read. %1 = source, %2 = e.g. &quot;events&quot;, %3 = why</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2</source>
        <extracomment>A source is not well. %1 = source, %2 = sentence about its state</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Retry now</source>
        <extracomment>Button: ask the source again at once</extracomment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RunWords</name>
    <message>
        <source>to do</source>
        <extracomment>state of a runbook step that has not begun</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>skipped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>waits for you</source>
        <extracomment>a runbook step waits for somebody to act</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>waits for approval</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>waits for the clock</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>waits for the lock</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>running</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>checking</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>timed out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>result unknown</source>
        <extracomment>sent, but no answer is known</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>inconclusive</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>waits to try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>done by hand</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>undoing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>undone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>undo failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>being planned</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ready to start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>paused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>watching health</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>succeeded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>succeeded with exceptions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>stopping</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>stopped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>LIVE</source>
        <extracomment>mode of a run: it changes the real thing</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>DRILL</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SIMULATED</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>changes nothing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>reads</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>safe to repeat</source>
        <extracomment>the same request may be sent again without harm</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>looked up before repeating</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>never repeated by itself</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 s ago</source>
        <extracomment>age of a reading</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 min ago</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Sentences</name>
    <message>
        <source>Cancelled</source>
        <extracomment>Title of an error.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No connection</source>
        <extracomment>Title of an error: no connection, or it broke.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No answer in time</source>
        <extracomment>Title of an error.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Certificate not trusted</source>
        <extracomment>Title of an error: the certificate was refused.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not signed in</source>
        <extracomment>Title of an error: the credentials were refused.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not permitted</source>
        <extracomment>Title of an error: the account lacks the right.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not found</source>
        <extracomment>Title of an error.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changed meanwhile</source>
        <extracomment>Title of an error: someone else changed the object.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Refused as invalid</source>
        <extracomment>Title of an error: the server refused the request as wrong.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Throttled</source>
        <extracomment>Title of an error: too many requests.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Server unavailable</source>
        <extracomment>Title of an error: the server says that it cannot serve now.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>History expired</source>
        <extracomment>Title of an error: the point to resume from is too old.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unexpected answer</source>
        <extracomment>Title of an error: the answer is not of the expected protocol.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answer not readable</source>
        <extracomment>Title of an error: the answer is damaged.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Too large</source>
        <extracomment>Title of an error.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Configuration error</source>
        <extracomment>Title of an error in a file of the user.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not available</source>
        <extracomment>Title of an error: no such file, no keyring.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Disk error</source>
        <extracomment>Title of an error of the disk.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Internal error</source>
        <extracomment>Title of an error that is a defect of the program.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (HTTP %2)</source>
        <extracomment>%1 is the title of an error, %2 the HTTP status number.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start it again if you still need it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the address, the VPN and the proxy; it is tried again by itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server is slow or a firewall drops the packets; it is tried again by itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give the right certificate authority (certificate-authority, caFile), or renew the certificate on the server.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Renew the token or certificate, then choose Retry.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask for the right to read this, or leave it out of the estate file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the address and its path; some servers say this instead of “not permitted”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look at the new state, then decide again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Correct the query or the values; the server&apos;s words say what is wrong.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server asks to wait %1; nothing needs to be done.</source>
        <extracomment>%1 is a duration such as &quot;20 s&quot;.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Requests are slowed down by themselves; nothing needs to be done.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server is starting, stopping or overloaded; it is tried again by itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The list is fetched anew by itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something else answers at this address, often a login page or a proxy; check the address.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The last good data stay; if it happens again, look whether a proxy cuts answers short.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Narrow the scope, or split the file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Correct the file at the named line; the rest works on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Correct the estate file or the kubeconfig.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Create what is missing, or name another place for it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check free space and permissions of the disk.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is a defect of Midwatch: please report it with the words beside it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>connecting</source>
        <extracomment>State of a source.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>live</source>
        <extracomment>State of a source: answers come.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>stale</source>
        <extracomment>State of a source: the data are older than they should be.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not signed in</source>
        <extracomment>State of a source: credentials refused.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not permitted</source>
        <extracomment>State of a source: the account lacks the right.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>throttled</source>
        <extracomment>State of a source: asked to slow down.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unreachable</source>
        <extracomment>State of a source.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>misconfigured</source>
        <extracomment>State of a source: a mistake in a file of the user.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>disabled</source>
        <extracomment>State of a source: switched off in the estate file.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connecting; nothing has been received yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Live; last answer %1 ago.</source>
        <extracomment>%1 is an age such as &quot;12s&quot;.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Disabled in the estate file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Misconfigured.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1; the data shown are %2 old.</source>
        <extracomment>%1 is a title such as &quot;No connection&quot;, %2 an age such as &quot;3m10s&quot;.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1; nothing has been received yet.</source>
        <extracomment>%1 is a title such as &quot;No connection&quot;.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next try in %1.</source>
        <extracomment>%1 is a duration such as &quot;20 s&quot;.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ok</source>
        <extracomment>Severity of a finding: nothing is wrong.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>info</source>
        <extracomment>Severity of a finding.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>warning</source>
        <extracomment>Severity of a finding.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>critical</source>
        <extracomment>Severity of a finding.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unknown</source>
        <extracomment>Severity of something that was not seen.</extracomment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SloSentences</name>
    <message>
        <source>ok</source>
        <extracomment>State of a service level objective.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>warning</source>
        <extracomment>State of a service level objective.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>critical</source>
        <extracomment>State of a service level objective.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no traffic</source>
        <extracomment>State of a service level objective: no request came.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no data</source>
        <extracomment>State of a service level objective: the metrics are not there.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>broken</source>
        <extracomment>State of a service level objective: its definition or rules are wrong.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>estate file</source>
        <extracomment>Where a service level objective is declared.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The definition of this objective cannot be used.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No data: its queries give nothing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No traffic in the window; the budget is unchanged.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>burning %1 over 1 h and %2 over 5 min</source>
        <extracomment>%1 and %2 are burn rates such as &quot;14.4×&quot;.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of the error budget of %2 left</source>
        <extracomment>%1 is a share such as &quot;94.4 %&quot;, %2 a window such as &quot;30 d&quot;.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>gone in %1 at this rate</source>
        <extracomment>%1 is a duration such as &quot;44 h&quot;: the budget is used up after it.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>data for %1 of the %2 only</source>
        <extracomment>%1 is a share such as &quot;12.5 %&quot;, %2 a window such as &quot;30 d&quot;.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>low traffic: single failures weigh much</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>mw::About</name>
    <message>
        <source>Close</source>
        <extracomment>Button of the about box</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The console for whoever has the watch.</source>
        <extracomment>About box: what the program is</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Midwatch is not the pager: a sleeping laptop alerts nobody.</source>
        <extracomment>About box: Midwatch does not wake anybody</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Free software under the GNU General Public License, version 3 or later. It comes without any warranty.</source>
        <extracomment>About box: licence</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Built on Qt %1.</source>
        <extracomment>About box. %1 = version of the Qt library</extracomment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>mw::ArmingDialog</name>
    <message>
        <source>Incident</source>
        <extracomment>Reasons for arming: an incident, a planned change, a drill</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drill</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Arm this window</source>
        <extracomment>Headline of the arming dialog</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Actions that change something become possible in one environment. Each still shows its exact request first and is written to the journal. A guided run does not need this.</source>
        <extracomment>Arming dialog: what it means</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Environment</source>
        <extracomment>Arming dialog: field</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why</source>
        <extracomment>Arming dialog: field, choice of incident, change, drill</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Number or words that others will understand</source>
        <extracomment>Arming dialog: field</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stay read-only</source>
        <extracomment>Button: leaves the dialog without arming</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No environment is open, so there is nothing to arm.</source>
        <extracomment>Arming dialog: nothing to arm</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Arm</source>
        <extracomment>Button of the arming dialog, while no environment is open</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ends after %1 minutes, when the scope changes, when the screen locks or the lid closes, and with Esc Esc.</source>
        <extracomment>Arming dialog. %1 = number of minutes</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Arm %1 for %2 min</source>
        <extracomment>Button of the arming dialog. %1 = environment, %2 = minutes</extracomment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>mw::BurnBars</name>
    <message>
        <source>Burn rates: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Error ratio over %1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The standard alert looks for more than %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>mw::ClusterStrip</name>
    <message>
        <source>%1/%2 nodes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 pods</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clusters: %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>mw::ClustersPane</name>
    <message>
        <source>Clusters</source>
        <extracomment>rail: health of the Kubernetes clusters</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Findings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Workloads</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pods</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nodes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Events</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Namespaces</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kind of object</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>findings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>workloads</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>pods</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nodes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>events</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>namespaces</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show findings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show workloads</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show pods</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show nodes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show events</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show namespaces</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is wrong where Midwatch can see.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Finding · %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Since</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seen in</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>mw::CommandPalette</name>
    <message>
        <source>Nothing has this name. Try fewer letters.</source>
        <extracomment>Command palette without a result</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Action, pane, workload, node, pod or SLO</source>
        <extracomment>Hint in the command palette</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Results</source>
        <extracomment>Accessible name of the results of the command palette</extracomment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>mw::DataTable</name>
    <message>
        <source>Columns</source>
        <extracomment>Tooltip of the button that chooses the columns of a table</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter %1</source>
        <extracomment>Hint in the filter field of a table. %1 = what it shows, e.g. &quot;pods&quot;</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2 %3</source>
        <extracomment>Count line of a filtered table. %1 = shown, %2 = all, %3 = e.g. &quot;pods&quot;</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 %2</source>
        <extracomment>Count line of a table. %1 = number, %2 = e.g. &quot;pods&quot;</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No %1 in this scope.</source>
        <extracomment>A filter leaves nothing. %1 = e.g. &quot;pods&quot;</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No %1 match “%2”.</source>
        <extracomment>A filter leaves nothing. %1 = e.g. &quot;pods&quot;, %2 = the words of the filter</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear the filter</source>
        <extracomment>Button: removes the words of the filter</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reset columns</source>
        <extracomment>Menu entry: columns, widths and order of the table as they were at first</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy rows as TSV</source>
        <extracomment>Menu entry: copies rows, tabs between the cells</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy rows as Markdown</source>
        <extracomment>Menu entry: copies rows as a Markdown table</extracomment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>mw::FirstRun</name>
    <message>
        <source>Is production well, what changed, and what to do next.</source>
        <extracomment>First-run page, below the name of the program</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opens read-only. Nothing is installed in a cluster.</source>
        <extracomment>First-run page: reassurance at the foot</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open an estate file…</source>
        <extracomment>First-run page: button that asks for an estate file</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your clusters</source>
        <extracomment>First-run page: headline of the list of clusters</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No kubeconfig was found on this computer.</source>
        <extracomment>First-run page. %1 = path of the kubeconfig</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Found in %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set KUBECONFIG, open an estate file, or look around in the demo.</source>
        <extracomment>First-run page without any context; KUBECONFIG and --estate stay as they are</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Demo estate</source>
        <extracomment>First-run page: headline of the demo</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A simulated estate inside this program that speaks the real protocols. Break it, run a runbook, watch it recover.</source>
        <extracomment>First-run page: what the demo is</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scenario</source>
        <extracomment>First-run page: label of the list of scenarios</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start the demo</source>
        <extracomment>First-run page: button</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Open %n cluster(s)</source>
        <extracomment>First-run page: button. %n = number of ticked clusters</extracomment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Open an estate file</source>
        <extracomment>File dialog: title</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Estate files (*.yaml *.yml)</source>
        <extracomment>File dialog: kind of files</extracomment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>mw::Inspector</name>
    <message>
        <source>Close the inspector</source>
        <extracomment>Tooltip: closes the panel with the details of the selection</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Inspector</source>
        <extracomment>Accessible name of the panel with the details of the selection</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is selected</source>
        <extracomment>Inspector without a selection: headline</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select a row to see its facts and where they come from.</source>
        <extracomment>Inspector without a selection: what to do</extracomment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>mw::KeysOverlay</name>
    <message>
        <source>Keys</source>
        <extracomment>Headline of the overlay with all keys</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Single letters work while no text is being edited.</source>
        <extracomment>Below the headline of the overlay with all keys</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <extracomment>Tooltip: closes this overlay</extracomment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>mw::MainWindow</name>
    <message>
        <source>Everywhere</source>
        <extracomment>Heading in the list of keys</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search or run an action</source>
        <extracomment>Action: opens the command palette</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show all keys</source>
        <extracomment>Action: opens the overlay with all keys</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open or close the inspector</source>
        <extracomment>Action: opens or closes the panel with the details of the selection</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the selection as text</source>
        <extracomment>Action: copies the facts in the inspector as text</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the scope</source>
        <extracomment>Action: opens the scope picker</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the time range</source>
        <extracomment>Action: opens the time range menu</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back to now</source>
        <extracomment>Action: all panes show the present again</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Arm this window</source>
        <extracomment>Action: opens the arming dialog</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Disarm everything</source>
        <extracomment>Action: ends the armed state at once</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hold: where numbers come from</source>
        <extracomment>Action: while the key is held, numbers show where they come from</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Appearance</source>
        <extracomment>Heading in the list of keys</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fold or unfold the rail</source>
        <extracomment>Action: makes the left rail narrow or wide</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use the night theme</source>
        <extracomment>Action</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use the day theme</source>
        <extracomment>Action</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use the high-contrast theme</source>
        <extracomment>Action</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Switch between comfortable and compact rows</source>
        <extracomment>Action: rows of 28 or 22 px</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>About Midwatch</source>
        <extracomment>Action: opens the about box</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quit</source>
        <extracomment>Action: closes the window and ends the program</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to %1</source>
        <extracomment>Action: brings a pane to the front. %1 = its name</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Panes</source>
        <extracomment>Heading in the list of keys</extracomment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>mw::PaletteModel</name>
    <message>
        <source>Pod</source>
        <extracomment>Kind of a thing in the search results</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Node</source>
        <extracomment>Kind of a thing in the search results</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Namespace</source>
        <extracomment>Kind of a thing in the search results</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SLO</source>
        <extracomment>Kind of a thing in the search results: a service level objective</extracomment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>mw::Provenance</name>
    <message>
        <source>Source</source>
        <extracomment>Provenance of a number: which outside system said it</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Query</source>
        <extracomment>Provenance of a number: the query or API path</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Window</source>
        <extracomment>Provenance of a number: the span of time it speaks of</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Age</source>
        <extracomment>Provenance of a number: how old it is. %1 = &quot;41s&quot;, %2 = time of day in UTC</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (read %2)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>mw::Rail</name>
    <message>
        <source>Fold the rail</source>
        <extracomment>Tooltip: makes the left rail narrow or wide</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keys</source>
        <extracomment>Tooltip: shows all keys</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Appearance and about</source>
        <extracomment>Tooltip: theme, density, about</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Panes</source>
        <extracomment>Accessible name of the left rail with the panes</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unfold the rail</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>mw::RunbooksPane</name>
    <message>
        <source>Runbooks</source>
        <extracomment>rail: the library of runbooks and their runs</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Library</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Runs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Library or runs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the plan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>runbooks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>runs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back to the library</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to the open run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading the runbooks…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No runbooks were found.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name folders with *.runbook.yaml files under `runbooks:` in the estate file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No runbook was run on this laptop yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A run was interrupted. Nothing was repeated.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look at it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This runbook cannot start: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another run is open. Finish or stop it first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to the run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A run is open: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Runbook</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start when</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>About</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Facts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Contact</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Alerts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lint</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 errors, %2 warnings</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>mw::ScopeState</name>
    <message>
        <source>All environments</source>
        <extracomment>Scope: nothing is left out</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All clusters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>all clusters</source>
        <extracomment>Scope: every cluster of one environment</extracomment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>mw::SloDetail</name>
    <message>
        <source>Error budget left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Error ratio</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Burn rate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>mark = alert factor</source>
        <extracomment>the mark on a burn-rate bar is the factor at which an alert fires</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No samples in this window.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>spent</source>
        <extracomment>line at zero in the chart of the error budget</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>objective</source>
        <extracomment>line in the chart of the error ratio</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not to be believed: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>mw::SlosPane</name>
    <message>
        <source>SLOs</source>
        <extracomment>rail: service level objectives</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SLO</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Promise</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Objective</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SLI</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Budget left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its own rules say</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gone in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Data covers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Events</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 bad of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Traffic</source>
        <extracomment>so few events that single failures decide</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>low: look at the counts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Burn rate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Error ratio</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>mw::SourcePopover</name>
    <message>
        <source>Retry now</source>
        <extracomment>Button: ask this source again at once</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>latency %1</source>
        <extracomment>Source details. %1 = &quot;84 ms&quot;</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>last answer %1 ago</source>
        <extracomment>Source details. %1 = age of the newest complete answer, &quot;41s&quot;</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 requests</source>
        <extracomment>Source details. %1 = number</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask again now</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>mw::Status</name>
    <message>
        <source>OK</source>
        <extracomment>Status word: nothing is wrong</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Info</source>
        <extracomment>Status word: worth knowing, nobody has to act</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Warning</source>
        <extracomment>Status word: somebody should look soon</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Critical</source>
        <extracomment>Status word: somebody must act now</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unknown</source>
        <extracomment>Status word: nothing is known, neither good nor bad</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stale</source>
        <extracomment>Status word: the value is old</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Forbidden</source>
        <extracomment>Status word: our role may not see it</extracomment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>mw::StatusBar</name>
    <message>
        <source>%1 requests</source>
        <extracomment>Status bar: how many requests all sources have sent since the start. %1 = number</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>journal: %1</source>
        <extracomment>Status bar: the journal of runs cannot be written. %1 = why</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>journal ok</source>
        <extracomment>Status bar: the journal of runs is written and healthy</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 live</source>
        <extracomment>Status bar, many sources: the live ones together. %1 = number</extracomment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>mw::TopBar</name>
    <message>
        <source>last %1</source>
        <extracomment>Time range of all panes. %1 = &quot;1 h&quot;, &quot;30 d&quot;</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search or run an action</source>
        <extracomment>Text in the search field of the top bar</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scope: %1</source>
        <extracomment>Accessible name of the scope picker. %1 = the scope</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>at %1, %2 ago</source>
        <extracomment>All panes show the past. %1 = time of day, %2 = how long ago (&quot;9m10s&quot;)</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Armed: %1 · %2 · %3</source>
        <extracomment>Armed chip. %1 = environment, %2 = time left &quot;09:41&quot;, %3 = reason &quot;PD #40213&quot;</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Click or press Esc twice to disarm</source>
        <extracomment>Tooltip of the armed chip</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read-only</source>
        <extracomment>Chip: nothing can be changed from this window</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing here can change the world. Click to arm.</source>
        <extracomment>Tooltip of the read-only chip</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time of the estate in UTC</source>
        <extracomment>Tooltip of the clocks</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything</source>
        <extracomment>Scope picker: nothing is left out</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>all clusters</source>
        <extracomment>Scope picker: every cluster of one environment</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back to now</source>
        <extracomment>Time menu: leaves the past</extracomment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>mw::run::GateChart</name>
    <message>
        <source>good</source>
        <extracomment>line in a chart: from here on the check is a success</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>failed</source>
        <extracomment>line in a chart: from here on the check is a failure</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing measured yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>good for %1 of %2</source>
        <extracomment>how long the check has been good, of how long it must be</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2 failures</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n query error(s): %1</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>last looked %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not looked yet</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>mw::run::PlanPage</name>
    <message>
        <source>Inputs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make the run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mode of the run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plan again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading the present state…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>now: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>then: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>undo: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>dry run: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>permission: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>NOT EXERCISED in this mode</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>mw::run::RunHeader</name>
    <message>
        <source>%1 drives</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>journal ok %1 ms</source>
        <extracomment>state of the run&apos;s journal and how long its last write to disk took</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>JOURNAL: %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>mw::run::RunPage</name>
    <message>
        <source>Note, stamped now and kept in the journal ( , )</source>
        <extracomment>, is the key that writes a note</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Step %1 of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking at: %1</source>
        <extracomment>a step that is not the current one is shown</extracomment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>mw::run::RunSide</name>
    <message>
        <source>Gates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Left changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clocks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>People</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>since the impact began</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>since the run began</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>of %1</source>
        <extracomment>recovery time objective</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>without %n step(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>detect %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>decide %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>run %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>people %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>loss %1 of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>loss was typed, not measured</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only you.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2 → %3</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>mw::run::StepCard</name>
    <message>
        <source>This is asked</source>
        <extracomment>caption over the exact request that will be sent</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exactly this happens</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>now</source>
        <extracomment>state of the world before the step</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>then</source>
        <extracomment>state of the world after the step</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>dry run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>▨ read %1: read again before acting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>read %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 left</source>
        <extracomment>how long a wait still lasts</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Second person</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Evidence needed: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Evidence wanted: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text or link</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fill in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (needed)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Decide</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reason (needed for some answers)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Approval</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2 approvals</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 approved at %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 refused at %2: %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who can: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read aloud: %1</source>
        <extracomment>eight words that stand for the hash of the exact arguments</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name of the approver</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reason, if refused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What now? Nothing happens until you choose.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Proof: what you did and saw, or a link</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reason</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Left changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything was put back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2 → %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Owner</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Assign</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put back now</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source> without %n step(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Recovery time %1%2, objective %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting on people %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Left changed: %1, %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Journal: %1</source>
        <extracomment>eight words that stand for the hash of the journal</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy for the incident channel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2. Recovery time %3. Journal %4</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type %1</source>
        <extracomment>the person must type this very word</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing has happened yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start the run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The lock of this run is local: another laptop could act at the same time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go on with a local lock only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl+Enter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use these values</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The approver types the name and presses Approve.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy request</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Refuse</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Approve</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each line is put back, or has an owner and an end date.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close the run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This run is closed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Midwatch looks by itself. You need to do nothing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose above, with the mouse or its number.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pause</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>F8: not as expected</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>mw::run::StepList</name>
    <message>
        <source>At once</source>
        <extracomment>heading of the steps to do at once, before anything else</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Before the start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On stopping</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Afterwards</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clean up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Steps of the run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No way back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>NOT EXERCISED · %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
