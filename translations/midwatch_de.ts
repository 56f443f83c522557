<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>AlertFacts</name>
    <message>
        <source>Alert</source>
        <translation>Alarm</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Severity</source>
        <translation>Schwere</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>Seit</translation>
    </message>
    <message>
        <source>Age</source>
        <translation>Alter</translation>
    </message>
    <message>
        <source>Kept quiet by</source>
        <translation>Still durch</translation>
    </message>
    <message>
        <source>Tells</source>
        <translation>Meldet an</translation>
    </message>
    <message>
        <source>Bundle for %1</source>
        <extracomment>An alert is bundled with others before somebody is told. %1 = whom</extracomment>
        <translation>Bündel für %1</translation>
    </message>
    <message>
        <source>Named by</source>
        <translation>Genannt von</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>Labels</translation>
    </message>
    <message>
        <source>Annotations</source>
        <translation>Annotationen</translation>
    </message>
    <message>
        <source>Origin</source>
        <translation>Herkunft</translation>
    </message>
    <message>
        <source>Rule</source>
        <translation>Regel</translation>
    </message>
    <message>
        <source>Fingerprint</source>
        <translation>Fingerabdruck</translation>
    </message>
    <message>
        <source>Alertmanager</source>
        <translation>Alertmanager</translation>
    </message>
    <message>
        <source>%1, cluster %2, %3 peers</source>
        <extracomment>%1 = version, %2 = state of the cluster, %3 = how many peers</extracomment>
        <translation>%1, Cluster %2, %3 Peers</translation>
    </message>
    <message>
        <source>Silence</source>
        <translation>Stummschaltung</translation>
    </message>
    <message numerus="yes">
        <source>%1; it matches %n alert(s) now.</source>
        <extracomment>A silence. %1 = its state, %n = how many alerts it matches now</extracomment>
        <translation>
            <numerusform>%1; trifft jetzt %n Alarm.</numerusform>
            <numerusform>%1; trifft jetzt %n Alarme.</numerusform>
        </translation>
    </message>
    <message>
        <source>Matches</source>
        <translation>Trifft</translation>
    </message>
    <message>
        <source>Begins</source>
        <translation>Beginn</translation>
    </message>
    <message>
        <source>Ends</source>
        <translation>Ende</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>Noch</translation>
    </message>
    <message>
        <source>Id</source>
        <translation>ID</translation>
    </message>
    <message>
        <source>Page</source>
        <translation>Pager-Ruf</translation>
    </message>
    <message>
        <source>#%1 %2</source>
        <translation>#%1 %2</translation>
    </message>
    <message>
        <source>Escalates in %1.</source>
        <extracomment>%1 = countdown and whom: &quot;1:48 → Ben&quot;</extracomment>
        <translation>Eskaliert in %1.</translation>
    </message>
    <message>
        <source>Incident</source>
        <translation>Störung</translation>
    </message>
    <message>
        <source>Urgency</source>
        <translation>Dringlichkeit</translation>
    </message>
    <message>
        <source>high</source>
        <translation>hoch</translation>
    </message>
    <message>
        <source>low</source>
        <translation>niedrig</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>Priorität</translation>
    </message>
    <message>
        <source>Paged</source>
        <translation>Gerufen</translation>
    </message>
    <message>
        <source>Assigned to</source>
        <translation>Zugewiesen an</translation>
    </message>
    <message>
        <source>Acknowledged by</source>
        <translation>Quittiert von</translation>
    </message>
    <message>
        <source>Acknowledgement ends</source>
        <translation>Quittung endet</translation>
    </message>
    <message>
        <source>Resolved</source>
        <translation>Gelöst</translation>
    </message>
    <message>
        <source>Last change</source>
        <translation>Letzte Änderung</translation>
    </message>
    <message>
        <source>by</source>
        <translation>von</translation>
    </message>
    <message>
        <source>Policy</source>
        <translation>Richtlinie</translation>
    </message>
    <message>
        <source>Alerts</source>
        <translation>Alarme</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Known to</source>
        <extracomment>Which Alertmanagers know a silence</extracomment>
        <translation>Bekannt bei</translation>
    </message>
</context>
<context>
    <name>Alerts</name>
    <message>
        <source>firing</source>
        <extracomment>State of an alert: nobody keeps it quiet.</extracomment>
        <translation>aktiv</translation>
    </message>
    <message>
        <source>silenced</source>
        <extracomment>State of an alert: a silence keeps it quiet.</extracomment>
        <translation>stumm</translation>
    </message>
    <message>
        <source>inhibited</source>
        <extracomment>State of an alert: another alert keeps it quiet.</extracomment>
        <translation>unterdrückt</translation>
    </message>
    <message>
        <source>muted</source>
        <extracomment>State of an alert: kept quiet by the time of day.</extracomment>
        <translation>ruht</translation>
    </message>
    <message>
        <source>new</source>
        <extracomment>State of an alert: Alertmanager has not looked at it yet.</extracomment>
        <translation>neu</translation>
    </message>
    <message>
        <source>meant to fire</source>
        <extracomment>State of an alert whose only purpose is to fire, like a watchdog.</extracomment>
        <translation>soll aktiv sein</translation>
    </message>
    <message>
        <source>in force</source>
        <extracomment>State of a silence.</extracomment>
        <translation>in Kraft</translation>
    </message>
    <message>
        <source>to come</source>
        <extracomment>State of a silence: it begins later.</extracomment>
        <translation>künftig</translation>
    </message>
    <message>
        <source>over</source>
        <extracomment>State of a silence.</extracomment>
        <translation>vorbei</translation>
    </message>
    <message>
        <source>triggered</source>
        <extracomment>State of a page: nobody has taken it yet.</extracomment>
        <translation>ausgelöst</translation>
    </message>
    <message>
        <source>acknowledged</source>
        <extracomment>State of a page: somebody is on it.</extracomment>
        <translation>quittiert</translation>
    </message>
    <message>
        <source>resolved</source>
        <extracomment>State of a page.</extracomment>
        <translation>gelöst</translation>
    </message>
    <message>
        <source>never</source>
        <extracomment>A silence or shift has no end.</extracomment>
        <translation>nie</translation>
    </message>
    <message>
        <source>%1 ago</source>
        <extracomment>%1 is an age such as &quot;12m&quot;.</extracomment>
        <translation>vor %1</translation>
    </message>
    <message>
        <source>in %1</source>
        <extracomment>%1 is a wait such as &quot;1 h 50 min&quot;.</extracomment>
        <translation>in %1</translation>
    </message>
    <message>
        <source>now</source>
        <extracomment>In the place of a countdown that has run out: the page escalates at any moment.</extracomment>
        <translation>jetzt</translation>
    </message>
    <message>
        <source>%1 (you)</source>
        <extracomment>Who is on call, and it is whoever sits here. %1 = name</extracomment>
        <translation>%1 (ich)</translation>
    </message>
    <message>
        <source>%1 +%2</source>
        <extracomment>Who is on call. %1 = name, %2 = how many more</extracomment>
        <translation>%1 +%2</translation>
    </message>
</context>
<context>
    <name>CardWords</name>
    <message>
        <source>none</source>
        <extracomment>how a step can be undone: not at all</extracomment>
        <translation>keiner</translation>
    </message>
    <message>
        <source>If the reply is lost: look, never resend.</source>
        <translation>Geht die Antwort verloren: nachsehen, nie erneut senden.</translation>
    </message>
    <message>
        <source>If the reply is lost: look, and send the same request once more if it is needed, which is safe.</source>
        <translation>Geht die Antwort verloren: nachsehen und dieselbe Anfrage bei Bedarf noch einmal senden; das ist gefahrlos.</translation>
    </message>
    <message>
        <source>reading the world</source>
        <translation>der Stand wird gelesen</translation>
    </message>
    <message>
        <source>Midwatch sent this %1 ago and does not know the result. It will not send it again by itself.</source>
        <extracomment>%1 is a span such as &quot;2m5s&quot;.</extracomment>
        <translation>Midwatch hat dies vor %1 gesendet und kennt das Ergebnis nicht. Von selbst sendet es nicht erneut.</translation>
    </message>
    <message>
        <source>Last known: %1.</source>
        <translation>Zuletzt bekannt: %1.</translation>
    </message>
    <message>
        <source>It ran as process %1.</source>
        <translation>Es lief als Prozess %1.</translation>
    </message>
    <message>
        <source>The measurement says neither that it is well nor that it is not: %1</source>
        <translation>Die Messung sagt weder, dass es gut ist, noch, dass es das nicht ist: %1</translation>
    </message>
    <message>
        <source>It did not work: %1</source>
        <translation>Es hat nicht geklappt: %1</translation>
    </message>
    <message>
        <source>Known: the request was carried out before that.</source>
        <translation>Bekannt: Die Anfrage wurde davor ausgeführt.</translation>
    </message>
    <message>
        <source>Known: the request was carried out. Not known: why it does not show.</source>
        <translation>Bekannt: Die Anfrage wurde ausgeführt. Unbekannt: warum es sich nicht zeigt.</translation>
    </message>
    <message>
        <source>Known: the server refused it, nothing was changed.</source>
        <translation>Bekannt: Der Server hat es abgelehnt, nichts wurde geändert.</translation>
    </message>
    <message>
        <source>Nothing was changed by this step.</source>
        <translation>Dieser Schritt hat nichts geändert.</translation>
    </message>
    <message>
        <source>It did not happen: send it again</source>
        <translation>Es ist nicht geschehen: erneut senden</translation>
    </message>
    <message>
        <source>Send it again (same request)</source>
        <translation>Erneut senden (dieselbe Anfrage)</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>Neu nachsehen</translation>
    </message>
    <message>
        <source>Try again (same request)</source>
        <translation>Erneut versuchen (dieselbe Anfrage)</translation>
    </message>
    <message>
        <source>It did happen (say how you know)</source>
        <translation>Es ist geschehen (mit Angabe, woher bekannt)</translation>
    </message>
    <message>
        <source>I say it is well (say how you know)</source>
        <translation>Es ist gut (mit Angabe, woher bekannt)</translation>
    </message>
    <message>
        <source>I did it by hand (attach proof)</source>
        <translation>Von Hand erledigt (mit Beleg)</translation>
    </message>
    <message>
        <source>Skip it, with a reason</source>
        <translation>Überspringen, mit Grund</translation>
    </message>
    <message>
        <source>Midwatch sent this %1 ago and does not know the result. It waits until it can no longer land, then it looks.</source>
        <extracomment>%1 is a span such as &quot;2m5s&quot;.</extracomment>
        <translation>Midwatch hat dies vor %1 gesendet und kennt das Ergebnis nicht. Es wartet, bis es nicht mehr ankommen kann, dann sieht es nach.</translation>
    </message>
    <message>
        <source>If nothing happened it sends the same request once more, which is safe.</source>
        <translation>Ist nichts geschehen, sendet es dieselbe Anfrage noch einmal; das ist gefahrlos.</translation>
    </message>
    <message>
        <source>It will not send again.</source>
        <translation>Es sendet nicht erneut.</translation>
    </message>
    <message>
        <source>Not when: %1</source>
        <translation>Nicht, wenn: %1</translation>
    </message>
    <message>
        <source>Start: %1</source>
        <extracomment>Button. %1 = title of a runbook</extracomment>
        <translation>Starten: %1</translation>
    </message>
    <message>
        <source>When did users begin to be hurt?</source>
        <translation>Seit wann spüren es die Nutzer?</translation>
    </message>
    <message>
        <source>The recovery time is counted from here. The data propose this moment. One failed probe is not the start: look at the chart, then confirm or correct it.</source>
        <translation>Ab hier zählt die Wiederanlaufzeit. Die Daten schlagen diesen Zeitpunkt vor. Ein einzelner gescheiterter Probe-Aufruf ist nicht der Beginn: das Diagramm ansehen, dann bestätigen oder berichtigen.</translation>
    </message>
    <message>
        <source>Confirm the start of the impact</source>
        <translation>Beginn der Auswirkung bestätigen</translation>
    </message>
    <message>
        <source>Left changed</source>
        <translation>Noch geändert</translation>
    </message>
    <message>
        <source>Each of these needs to be put back, or an owner and an end date.</source>
        <translation>Jedes davon muss zurückgesetzt werden oder braucht Zuständige und ein Enddatum.</translation>
    </message>
    <message>
        <source>Finish: %1</source>
        <extracomment>Button. %1 = how the run ended</extracomment>
        <translation>Abschließen: %1</translation>
    </message>
    <message>
        <source>It is tried again by itself; last: %1</source>
        <translation>Es wird von selbst erneut versucht; zuletzt: %1</translation>
    </message>
    <message>
        <source>Do you agree to exactly this?</source>
        <translation>Genau damit einverstanden?</translation>
    </message>
    <message>
        <source>Done</source>
        <extracomment>Button: what was asked for is done</extracomment>
        <translation>Erledigt</translation>
    </message>
    <message>
        <source>Use these values</source>
        <translation>Diese Werte verwenden</translation>
    </message>
    <message>
        <source>not now: %1</source>
        <translation>nicht jetzt: %1</translation>
    </message>
    <message>
        <source>sent; waiting until it shows</source>
        <translation>gesendet; wartet, bis es sich zeigt</translation>
    </message>
    <message>
        <source>Is anybody else running this?</source>
        <translation>Führt das gerade jemand anderes aus?</translation>
    </message>
    <message>
        <source>This run has lost %1: %2. Somebody else may hold it by now. Nothing more is sent until it is back.</source>
        <extracomment>%1 = name of a lock, %2 = why</extracomment>
        <translation>Dieser Lauf hat %1 verloren: %2. Jemand anderes kann sie inzwischen halten. Bis sie zurück ist, wird nichts mehr gesendet.</translation>
    </message>
    <message>
        <source>%1 holds %2. Two people must not run this at the same time. Midwatch goes on by itself as soon as the lock is free.</source>
        <extracomment>%1 = a person, %2 = name of a lock</extracomment>
        <translation>%1 hält %2. Zwei Personen dürfen das nicht gleichzeitig ausführen. Midwatch macht von selbst weiter, sobald die Sperre frei ist.</translation>
    </message>
    <message>
        <source>Talk to them first. To go on all the same, give a reason and type the words. It is kept in the journal and has to be reviewed afterwards.</source>
        <translation>Erst absprechen. Um trotzdem weiterzumachen, einen Grund nennen und die Worte tippen. Es steht im Journal und muss danach geprüft werden.</translation>
    </message>
    <message>
        <source>Go on without the lock</source>
        <translation>Ohne die Sperre weiter</translation>
    </message>
    <message>
        <source>Midwatch cannot reach %1: %2.</source>
        <extracomment>%1 = name of a lock, %2 = why</extracomment>
        <translation>Midwatch erreicht %1 nicht: %2.</translation>
    </message>
    <message>
        <source>This runbook names no lock that others can see. The run is locked on this machine only: somebody could start it on another laptop at the same time.</source>
        <translation>Dieses Runbook nennt keine Sperre, die andere sehen. Der Lauf ist nur auf diesem Rechner gesperrt: Jemand könnte ihn gleichzeitig auf einem anderen Laptop starten.</translation>
    </message>
    <message>
        <source>The run is locked on this machine only: somebody could start it on another laptop at the same time. Midwatch keeps trying.</source>
        <translation>Der Lauf ist nur auf diesem Rechner gesperrt: Jemand könnte ihn gleichzeitig auf einem anderen Laptop starten. Midwatch versucht es weiter.</translation>
    </message>
    <message>
        <source>The lock of this runbook holds on this machine only: somebody could start it on another laptop at the same time.</source>
        <translation>Die Sperre dieses Runbooks gilt nur auf diesem Rechner: Jemand könnte es gleichzeitig auf einem anderen Laptop starten.</translation>
    </message>
    <message>
        <source>Make sure that nobody else runs it. Then go on.</source>
        <translation>Sicherstellen, dass niemand anderes es ausführt. Dann weiter.</translation>
    </message>
    <message>
        <source>Nobody else runs this</source>
        <translation>Niemand anderes führt das aus</translation>
    </message>
    <message>
        <source>Do not start</source>
        <translation>Nicht starten</translation>
    </message>
    <message>
        <source>Stop and page</source>
        <translation>Anhalten und Bereitschaft rufen</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Undo and stop (1 step back)</source>
        <translation>Zurücknehmen und anhalten (1 Schritt)</translation>
    </message>
    <message>
        <source>Undo and stop (%1 steps back)</source>
        <translation>Zurücknehmen und anhalten (%1 Schritte)</translation>
    </message>
    <message>
        <source>Who wrote this runbook is not known here (it is not in Git): not checked.</source>
        <translation>Wer dieses Runbook schrieb, ist hier nicht bekannt (es liegt nicht in Git): nicht geprüft.</translation>
    </message>
    <message>
        <source>the key has expired</source>
        <translation>der Schlüssel ist abgelaufen</translation>
    </message>
    <message>
        <source>the key does not count yet</source>
        <translation>der Schlüssel zählt noch nicht</translation>
    </message>
    <message>
        <source>not asked by this step</source>
        <extracomment>of a person: the step names others who may approve</extracomment>
        <translation>von diesem Schritt nicht gefragt</translation>
    </message>
    <message>
        <source>Who belongs to %1 is written nowhere: not checked. Any key of allowed_signers counts.</source>
        <extracomment>%1 = names of roles and groups</extracomment>
        <translation>Wer zu %1 gehört, steht nirgends: nicht geprüft. Jeder Schlüssel aus allowed_signers zählt.</translation>
    </message>
    <message>
        <source>%1 drives and is no name in allowed_signers. Whether one of these keys is theirs under another name is not checked.</source>
        <extracomment>%1 = who drives the run</extracomment>
        <translation>%1 führt den Lauf und steht nicht in allowed_signers. Ob einer dieser Schlüssel unter anderem Namen dazu gehört, wird nicht geprüft.</translation>
    </message>
    <message>
        <source>Kill the script, then: %1</source>
        <extracomment>Button. %1 = what follows: &quot;Undo and stop (2 steps back)&quot;</extracomment>
        <translation>Skript beenden, dann: %1</translation>
    </message>
    <message>
        <source>Leave the script running, and: %1</source>
        <extracomment>Button. %1 = what follows: &quot;Undo and stop (2 steps back)&quot;</extracomment>
        <translation>Skript weiterlaufen lassen und: %1</translation>
    </message>
    <message>
        <source>When the script has ended: %1</source>
        <extracomment>Button. %1 = what follows: &quot;Undo and stop (2 steps back)&quot;</extracomment>
        <translation>Wenn das Skript zu Ende ist: %1</translation>
    </message>
</context>
<context>
    <name>Changes</name>
    <message>
        <source>Failed rollout of %1 to %2</source>
        <extracomment>Mark on the incident clock. %1 = &quot;api v1 → v2&quot;, %2 = &quot;production&quot;</extracomment>
        <translation>Gescheiterter Rollout von %1 nach %2</translation>
    </message>
    <message>
        <source>Rolled back %1 to %2</source>
        <translation>Zurückgerollt: %1 nach %2</translation>
    </message>
    <message>
        <source>Deploy %1 to %2</source>
        <translation>Deploy %1 nach %2</translation>
    </message>
    <message>
        <source>Rollout of %1</source>
        <translation>Rollout von %1</translation>
    </message>
    <message>
        <source>%1 #%2 of %3 failed on %4: %5</source>
        <extracomment>Mark on the incident clock. %1 = workflow, %2 = number, %3 = repository, %4 = branch, %5 = why</extracomment>
        <translation>%1 #%2 von %3 auf %4 gescheitert: %5</translation>
    </message>
    <message>
        <source>%1 #%2 of %3 failed on %4</source>
        <translation>%1 #%2 von %3 auf %4 gescheitert</translation>
    </message>
    <message>
        <source>%1 #%2 of %3 failed: %4</source>
        <translation>%1 #%2 von %3 gescheitert: %4</translation>
    </message>
    <message>
        <source>%1 #%2 of %3 failed</source>
        <translation>%1 #%2 von %3 gescheitert</translation>
    </message>
    <message>
        <source>%1 #%2 of %3 succeeded on %4</source>
        <translation>%1 #%2 von %3 auf %4 gelungen</translation>
    </message>
    <message>
        <source>%1 #%2 of %3 succeeded</source>
        <translation>%1 #%2 von %3 gelungen</translation>
    </message>
    <message>
        <source>Scaled %1 to %2</source>
        <translation>%1 auf %2 skaliert</translation>
    </message>
    <message>
        <source>Scaled %1</source>
        <translation>Skaliert: %1</translation>
    </message>
    <message>
        <source>Page #%1: %2</source>
        <translation>Ruf #%1: %2</translation>
    </message>
    <message>
        <source>Page #%1 acknowledged by %2</source>
        <translation>Ruf #%1 von %2 quittiert</translation>
    </message>
    <message>
        <source>%1 (quiet): %2</source>
        <translation>%1 (still): %2</translation>
    </message>
    <message>
        <source>%1 (quiet)</source>
        <translation>%1 (still)</translation>
    </message>
    <message>
        <source>Node %1 of pool %2 not ready</source>
        <translation>Node %1 im Pool %2 nicht bereit</translation>
    </message>
    <message>
        <source>%1 nodes of pool %2 not ready</source>
        <translation>%1 Nodes im Pool %2 nicht bereit</translation>
    </message>
    <message>
        <source>Node %1 of pool %2 is gone</source>
        <translation>Node %1 im Pool %2 ist weg</translation>
    </message>
    <message>
        <source>%1 nodes of pool %2 are gone</source>
        <translation>%1 Nodes im Pool %2 sind weg</translation>
    </message>
    <message>
        <source>Node %1 joined pool %2</source>
        <translation>Node %1 kam zum Pool %2 hinzu</translation>
    </message>
    <message>
        <source>%1 nodes joined pool %2</source>
        <translation>%1 Nodes kamen zum Pool %2 hinzu</translation>
    </message>
    <message>
        <source>%1 on %2 of %3</source>
        <extracomment>Mark on the incident clock. %1 = reason of an event (&quot;BackOff&quot;), %2 = how many, %3 = of what</extracomment>
        <translation>%1 an %2 von %3</translation>
    </message>
    <message>
        <source>%1 declared: %2</source>
        <translation>%1 ausgerufen: %2</translation>
    </message>
    <message>
        <source>%1 closed: %2</source>
        <translation>%1 geschlossen: %2</translation>
    </message>
    <message>
        <source>%1 snoozed %2 until %3: %4</source>
        <translation>%1 hat %2 bis %3 vertagt: %4</translation>
    </message>
    <message>
        <source>%1 ended the snooze of %2</source>
        <translation>%1 hat die Vertagung von %2 beendet</translation>
    </message>
    <message>
        <source>nobody has %1 any more, says %2</source>
        <translation>niemand kümmert sich mehr um %1, laut %2</translation>
    </message>
    <message>
        <source>nobody has %1 any more</source>
        <translation>niemand kümmert sich mehr um %1</translation>
    </message>
    <message>
        <source>page #%1 was a real cause, says %2</source>
        <translation>Ruf #%1 hatte eine echte Ursache, laut %2</translation>
    </message>
    <message>
        <source>page #%1 was a false alarm, says %2</source>
        <translation>Ruf #%1 war ein Fehlalarm, laut %2</translation>
    </message>
    <message>
        <source>page #%1 was noise, says %2</source>
        <translation>Ruf #%1 war Rauschen, laut %2</translation>
    </message>
    <message>
        <source>status update of %1 on page #%2: %3</source>
        <translation>Statusmeldung von %1 zu Ruf #%2: %3</translation>
    </message>
    <message>
        <source>%1 has %2, says %3</source>
        <translation>%1 kümmert sich um %2, laut %3</translation>
    </message>
    <message>
        <source>DRILL</source>
        <translation>ÜBUNG</translation>
    </message>
    <message>
        <source>SIMULATED</source>
        <translation>SIMULIERT</translation>
    </message>
    <message>
        <source>Maintenance of %1: %2</source>
        <extracomment>Mark on the incident clock: announced work at a provider. %1 = &quot;GitHub&quot;, %2 = its title</extracomment>
        <translation>Wartung von %1: %2</translation>
    </message>
</context>
<context>
    <name>Charts</name>
    <message>
        <source>d MMM</source>
        <extracomment>Day at the axis of a chart, in the letters of QDateTime::toString: &quot;29 Oct&quot;</extracomment>
        <translation>d. MMM</translation>
    </message>
    <message>
        <source>d MMM hh:mm</source>
        <extracomment>Day and time at the axis of a chart: &quot;29 Oct 14:00&quot;</extracomment>
        <translation>d. MMM hh:mm</translation>
    </message>
    <message>
        <source>d MMM hh:mm:ss&apos;Z&apos;</source>
        <extracomment>Time under the pointer in a chart: &quot;29 Oct 14:00:05Z&quot;</extracomment>
        <translation>d. MMM hh:mm:ss&apos;Z&apos;</translation>
    </message>
</context>
<context>
    <name>Check</name>
    <message>
        <source>Connecting; credentials were asked for and have not come: it still waits for %1</source>
        <extracomment>State of a source. %1 = command or issuer that hands out its credentials</extracomment>
        <translation>Verbindung wird aufgebaut; Zugangsdaten sind angefragt und noch nicht da: Es wird noch auf %1 gewartet</translation>
    </message>
    <message>
        <source>ages are wrong: the clocks differ by %1</source>
        <extracomment>Warning of a source. %1 = a span: &quot;3 min&quot;</extracomment>
        <translation>Altersangaben sind falsch: Die Uhren gehen um %1 auseinander</translation>
    </message>
    <message>
        <source>Nothing new has come since %1, though it is connected: look whether a proxy holds its answers back. It is asked again by itself.</source>
        <translation>Seit %1 ist nichts Neues gekommen, obwohl eine Verbindung besteht: nachsehen, ob ein Proxy die Antworten zurückhält. Es wird von selbst wieder gefragt.</translation>
    </message>
</context>
<context>
    <name>ClusterFacts</name>
    <message>
        <source>%1 (Kubernetes)</source>
        <extracomment>Source of a number. %1 = name of a cluster</extracomment>
        <translation>%1 (Kubernetes)</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>Events</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <extracomment>usage, and what was requested or can be allocated</extracomment>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>Pod</source>
        <translation>Pod</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Bereit</translation>
    </message>
    <message>
        <source>Restarts</source>
        <translation>Neustarts</translation>
    </message>
    <message>
        <source>Age</source>
        <translation>Alter</translation>
    </message>
    <message>
        <source>Out of memory</source>
        <translation>Speichermangel</translation>
    </message>
    <message>
        <source>%1 ago</source>
        <translation>vor %1</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Ort</translation>
    </message>
    <message>
        <source>Node</source>
        <translation>Node</translation>
    </message>
    <message>
        <source>IP</source>
        <translation>IP</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>Owner</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>Service</translation>
    </message>
    <message>
        <source>Resources</source>
        <translation>Ressourcen</translation>
    </message>
    <message>
        <source>CPU</source>
        <translation>CPU</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Speicher</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>Pool</source>
        <translation>Pool</translation>
    </message>
    <message>
        <source>Zone</source>
        <translation>Zone</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Typ</translation>
    </message>
    <message>
        <source>Conditions</source>
        <translation>Conditions</translation>
    </message>
    <message>
        <source>%1 for %2</source>
        <translation>%1 seit %2</translation>
    </message>
    <message>
        <source>Pods</source>
        <translation>Pods</translation>
    </message>
    <message>
        <source>Rollout</source>
        <translation>Rollout</translation>
    </message>
    <message>
        <source>Up to date</source>
        <translation>Aktuell</translation>
    </message>
    <message>
        <source>Available</source>
        <translation>Verfügbar</translation>
    </message>
    <message>
        <source>Revision</source>
        <translation>Revision</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>Pausiert</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>ja</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>Images</translation>
    </message>
    <message>
        <source>%1 (%2) for %3</source>
        <translation>%1 (%2) seit %3</translation>
    </message>
    <message>
        <source>Event</source>
        <translation>Event</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Wann</translation>
    </message>
    <message>
        <source>Last seen</source>
        <translation>Zuletzt</translation>
    </message>
    <message>
        <source>First seen</source>
        <translation>Zuerst</translation>
    </message>
    <message>
        <source>Count</source>
        <translation>Anzahl</translation>
    </message>
    <message>
        <source>Read from</source>
        <translation>Gelesen von</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Quelle</translation>
    </message>
    <message>
        <source>Path</source>
        <translation>Pfad</translation>
    </message>
    <message>
        <source>Namespace</source>
        <translation>Namespace</translation>
    </message>
    <message>
        <source>Workloads</source>
        <translation>Workloads</translation>
    </message>
    <message>
        <source>Unwell pods</source>
        <translation>Auffällige Pods</translation>
    </message>
    <message>
        <source>It is not there any more: deleted, or replaced by another one.</source>
        <extracomment>The selected object is not in the cluster any more</extracomment>
        <translation>Nicht mehr vorhanden: gelöscht oder durch ein anderes ersetzt.</translation>
    </message>
    <message>
        <source>the API server must answer /readyz with 200</source>
        <translation>der API-Server muss auf /readyz mit 200 antworten</translation>
    </message>
    <message>
        <source>the store behind the API server must answer</source>
        <translation>der Speicher hinter dem API-Server muss antworten</translation>
    </message>
    <message>
        <source>nodes must be ready and must not flap</source>
        <translation>Nodes müssen bereit sein und nicht flattern</translation>
    </message>
    <message>
        <source>no node may stay short of memory, disk or process ids</source>
        <translation>keinem Node darf lange Speicher, Platte oder Prozess-IDs fehlen</translation>
    </message>
    <message>
        <source>pods must not crash in a loop, wait or stay unready</source>
        <translation>Pods dürfen nicht ständig abstürzen, warten oder lange nicht bereit sein</translation>
    </message>
    <message>
        <source>every pod must find a node</source>
        <translation>jeder Pod muss einen Node finden</translation>
    </message>
    <message>
        <source>a deployment must reach its replicas</source>
        <translation>ein Deployment muss seine Replicas erreichen</translation>
    </message>
    <message>
        <source>stateful sets and daemon sets must be rolled out</source>
        <translation>StatefulSets und DaemonSets müssen ausgerollt sein</translation>
    </message>
    <message>
        <source>the data must be fresh</source>
        <translation>die Daten müssen frisch sein</translation>
    </message>
</context>
<context>
    <name>ClusterLines</name>
    <message>
        <source>%1, never read</source>
        <extracomment>Tooltip of a check. %1 = name of the cluster</extracomment>
        <translation>%1, nie gelesen</translation>
    </message>
    <message>
        <source>API: the API server says that it is ready (/readyz).</source>
        <extracomment>What the check API looks at</extracomment>
        <translation>API: Der API-Server meldet sich bereit (/readyz).</translation>
    </message>
    <message>
        <source>ETCD: the store behind the API server answers (/readyz/etcd).</source>
        <extracomment>What the check ETCD looks at</extracomment>
        <translation>ETCD: Der Speicher hinter dem API-Server antwortet (/readyz/etcd).</translation>
    </message>
    <message>
        <source>NODE: nodes are ready and stay so.</source>
        <extracomment>What the check NODE looks at</extracomment>
        <translation>NODE: Nodes sind bereit und bleiben es.</translation>
    </message>
    <message>
        <source>PRESS: no node is short of memory, disk or process ids.</source>
        <extracomment>What the check PRESS looks at</extracomment>
        <translation>PRESS: Keinem Node fehlt Speicher, Platte oder Prozess-IDs.</translation>
    </message>
    <message>
        <source>PODS: no pod crashes, waits or stays unready.</source>
        <extracomment>What the check PODS looks at</extracomment>
        <translation>PODS: Kein Pod stürzt ab, wartet oder bleibt lange nicht bereit.</translation>
    </message>
    <message>
        <source>PEND: every pod finds a node.</source>
        <extracomment>What the check PEND looks at</extracomment>
        <translation>PEND: Jeder Pod findet einen Node.</translation>
    </message>
    <message>
        <source>DEPL: deployments have all their replicas.</source>
        <extracomment>What the check DEPL looks at</extracomment>
        <translation>DEPL: Deployments haben alle ihre Replicas.</translation>
    </message>
    <message>
        <source>STS: stateful sets and daemon sets are rolled out.</source>
        <extracomment>What the check STS looks at</extracomment>
        <translation>STS: StatefulSets und DaemonSets sind ausgerollt.</translation>
    </message>
    <message>
        <source>SEEN: what Midwatch shows of this cluster is fresh.</source>
        <extracomment>What the check SEEN looks at</extracomment>
        <translation>SEEN: Was Midwatch von diesem Cluster zeigt, ist frisch.</translation>
    </message>
    <message>
        <source>%1 (Kubernetes)</source>
        <extracomment>Source of a number. %1 = name of a cluster</extracomment>
        <translation>%1 (Kubernetes)</translation>
    </message>
    <message>
        <source>Seen in %1 only.</source>
        <extracomment>Tooltip of a check. %1 = the only namespaces that are seen</extracomment>
        <translation>Nur in %1 gesehen.</translation>
    </message>
</context>
<context>
    <name>Columns</name>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Namespace</source>
        <translation>Namespace</translation>
    </message>
    <message>
        <source>Cluster</source>
        <translation>Cluster</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Bereit</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Restarts</source>
        <translation>Neustarts</translation>
    </message>
    <message>
        <source>CPU</source>
        <translation>CPU</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Speicher</translation>
    </message>
    <message>
        <source>IP</source>
        <translation>IP</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>Owner</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>Service</translation>
    </message>
    <message>
        <source>Age</source>
        <translation>Alter</translation>
    </message>
    <message>
        <source>Node</source>
        <translation>Node</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <extracomment>used of allocatable</extracomment>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>Zone</source>
        <translation>Zone</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Typ</translation>
    </message>
    <message>
        <source>Roles</source>
        <translation>Rollen</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>Pool</source>
        <translation>Pool</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>Images</translation>
    </message>
    <message>
        <source>Revision</source>
        <translation>Revision</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Up to date</source>
        <translation>Aktuell</translation>
    </message>
    <message>
        <source>Available</source>
        <translation>Verfügbar</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>Meldung</translation>
    </message>
    <message>
        <source>Last seen</source>
        <translation>Zuletzt</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Grund</translation>
    </message>
    <message>
        <source>Object</source>
        <translation>Objekt</translation>
    </message>
    <message>
        <source>Count</source>
        <translation>Anzahl</translation>
    </message>
    <message>
        <source>Severity</source>
        <translation>Schwere</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>Prüfung</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>Betrifft</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>Seit</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Quelle</translation>
    </message>
    <message>
        <source>Latency</source>
        <translation>Latenz</translation>
    </message>
    <message>
        <source>Objective</source>
        <translation>Ziel</translation>
    </message>
    <message>
        <source>SLI</source>
        <translation>SLI</translation>
    </message>
    <message>
        <source>Budget left</source>
        <translation>Restbudget</translation>
    </message>
    <message>
        <source>1 − error ratio ÷ (1 − objective) over %1</source>
        <translation>1 − Fehlerquote ÷ (1 − Ziel) über %1</translation>
    </message>
    <message>
        <source>Gone in</source>
        <translation>Leer in</translation>
    </message>
    <message>
        <source>Covers</source>
        <translation>Daten</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Aus</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>Fenster</translation>
    </message>
    <message>
        <source>SLO</source>
        <translation>SLO</translation>
    </message>
    <message>
        <source>Burn 1 h</source>
        <translation>Burn 1 h</translation>
    </message>
    <message>
        <source>Burn 6 h</source>
        <translation>Burn 6 h</translation>
    </message>
    <message>
        <source>never</source>
        <translation>nie</translation>
    </message>
    <message>
        <source>%1 ago</source>
        <translation>vor %1</translation>
    </message>
    <message>
        <source>Runbook</source>
        <translation>Runbook</translation>
    </message>
    <message>
        <source>cannot start</source>
        <translation>nicht startbar</translation>
    </message>
    <message>
        <source>ready</source>
        <translation>bereit</translation>
    </message>
    <message>
        <source>Start when</source>
        <translation>Starten, wenn</translation>
    </message>
    <message>
        <source>Last drill</source>
        <translation>Letzte Übung</translation>
    </message>
    <message>
        <source>Last success</source>
        <translation>Letzter Erfolg</translation>
    </message>
    <message>
        <source>journal damaged</source>
        <translation>Journal beschädigt</translation>
    </message>
    <message>
        <source>interrupted: resume</source>
        <extracomment>a run that is open although nobody drives it</extracomment>
        <translation>unterbrochen: fortsetzen</translation>
    </message>
    <message>
        <source>Started</source>
        <translation>Beginn</translation>
    </message>
    <message>
        <source>Mode</source>
        <translation>Modus</translation>
    </message>
    <message>
        <source>Driver</source>
        <translation>Führt</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Lauf</translation>
    </message>
    <message>
        <source>Not measured: this cluster has no metrics.k8s.io.</source>
        <translation>Nicht gemessen: Dieser Cluster hat kein metrics.k8s.io.</translation>
    </message>
    <message>
        <source>%1 of what can be allocated is in use</source>
        <extracomment>%1 = share of what can be given to pods</extracomment>
        <translation>%1 des Zuteilbaren wird genutzt</translation>
    </message>
    <message>
        <source>Usage; requested: %1</source>
        <extracomment>%1 = how much was requested, or &quot;–&quot;</extracomment>
        <translation>Nutzung; angefordert: %1</translation>
    </message>
    <message>
        <source>Burn rate over %1: error ratio ÷ (1 − objective). 1× uses up the whole budget in %2.</source>
        <translation>Burn-Rate über %1: Fehlerquote ÷ (1 − Ziel). 1× verbraucht das ganze Budget in %2.</translation>
    </message>
    <message>
        <source>Good ÷ valid events over %1</source>
        <translation>Gute ÷ gültige Events über %1</translation>
    </message>
    <message>
        <source>When the budget runs out if the burn of the last hour goes on; errors that leave the window are counted.</source>
        <translation>Wann das Budget aufgebraucht ist, wenn es so weiterbrennt wie in der letzten Stunde; Fehler, die aus dem Fenster fallen, sind eingerechnet.</translation>
    </message>
    <message>
        <source>Share of the %1 for which there are data</source>
        <translation>Anteil der %1, für den es Daten gibt</translation>
    </message>
    <message>
        <source>Its rules say</source>
        <translation>Laut Regeln</translation>
    </message>
    <message>
        <source>not a number</source>
        <extracomment>The recording rules give NaN (not a number) or nothing</extracomment>
        <translation>keine Zahl</translation>
    </message>
    <message>
        <source>Not to be believed: %1. Computed by Midwatch: %2.</source>
        <extracomment>%1 = why, %2 = budget left as Midwatch computes it</extracomment>
        <translation>Nicht glaubhaft: %1. Von Midwatch berechnet: %2.</translation>
    </message>
    <message>
        <source>Budget left as its own recording rules have it</source>
        <translation>Restbudget nach den eigenen Recording Rules</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>Gruppe</translation>
    </message>
    <message>
        <source>Burn 5 min</source>
        <translation>Burn 5 min</translation>
    </message>
    <message>
        <source>Burn 30 min</source>
        <translation>Burn 30 min</translation>
    </message>
    <message>
        <source>Burn 2 h</source>
        <translation>Burn 2 h</translation>
    </message>
    <message>
        <source>Burn 1 d</source>
        <translation>Burn 1 d</translation>
    </message>
    <message>
        <source>Burn 3 d</source>
        <translation>Burn 3 d</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <extracomment>What keeps an alert quiet. %1 = who made the silence, %2 = its comment</extracomment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Says</source>
        <translation>Meldung</translation>
    </message>
    <message>
        <source>Signals</source>
        <translation>Signale</translation>
    </message>
    <message>
        <source>Tells</source>
        <translation>Meldet an</translation>
    </message>
    <message>
        <source>Loudest</source>
        <translation>Lautester</translation>
    </message>
    <message>
        <source>Signal</source>
        <translation>Signal</translation>
    </message>
    <message>
        <source>page</source>
        <translation>Ruf</translation>
    </message>
    <message>
        <source>finding</source>
        <translation>Befund</translation>
    </message>
    <message>
        <source>alert</source>
        <translation>Alarm</translation>
    </message>
    <message>
        <source>Kept quiet by</source>
        <translation>Still durch</translation>
    </message>
    <message>
        <source>Named by</source>
        <translation>Genannt von</translation>
    </message>
    <message>
        <source>Silences</source>
        <translation>Trifft</translation>
    </message>
    <message>
        <source>Ends</source>
        <translation>Ende</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Grund</translation>
    </message>
    <message>
        <source>Alerts</source>
        <translation>Alarme</translation>
    </message>
    <message>
        <source>By</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>Alertmanager</source>
        <translation>Alertmanager</translation>
    </message>
    <message>
        <source>Escalates</source>
        <extracomment>Column: when a page goes to the next person</extracomment>
        <translation>Eskaliert</translation>
    </message>
    <message>
        <source>With</source>
        <translation>Bei</translation>
    </message>
    <message>
        <source>Page</source>
        <translation>Ruf</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Nummer</translation>
    </message>
    <message>
        <source>Policy</source>
        <translation>Richtlinie</translation>
    </message>
    <message>
        <source>On call</source>
        <translation>Bereitschaft</translation>
    </message>
    <message>
        <source>%1 (you)</source>
        <extracomment>Who is on call, and it is whoever sits here. %1 = name</extracomment>
        <translation>%1 (ich)</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>Bis</translation>
    </message>
    <message>
        <source>always</source>
        <translation>immer</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>Stufe</translation>
    </message>
    <message>
        <source>Schedule</source>
        <translation>Dienstplan</translation>
    </message>
    <message>
        <source>live</source>
        <translation>echt</translation>
    </message>
    <message>
        <source>drill</source>
        <translation>Übung</translation>
    </message>
    <message>
        <source>simulated</source>
        <translation>simuliert</translation>
    </message>
    <message>
        <source>under way</source>
        <extracomment>a run that somebody drives now</extracomment>
        <translation>läuft</translation>
    </message>
    <message>
        <source>succeeded</source>
        <translation>gelungen</translation>
    </message>
    <message>
        <source>succeeded with exceptions</source>
        <translation>gelungen mit Ausnahmen</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>gescheitert</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>abgebrochen</translation>
    </message>
    <message>
        <source>steps this version cannot run: %1</source>
        <extracomment>%1 = types of steps, as in &quot;sql, http&quot;</extracomment>
        <translation>Schritte, die diese Version nicht ausführen kann: %1</translation>
    </message>
    <message>
        <source>Estate</source>
        <translation>Estate</translation>
    </message>
    <message>
        <source>Took</source>
        <translation>Dauer</translation>
    </message>
    <message>
        <source>No run of it came through yet.</source>
        <translation>Noch kein Lauf kam durch.</translation>
    </message>
    <message numerus="yes">
        <source>Median of %n run(s) that came through: %1 to %2</source>
        <translation>
            <numerusform>Median aus %n Lauf, der durchkam: %1 bis %2</numerusform>
            <numerusform>Median aus %n Läufen, die durchkamen: %1 bis %2</numerusform>
        </translation>
    </message>
    <message>
        <source>Came through</source>
        <extracomment>Column: how many runs of a runbook ended well</extracomment>
        <translation>Kam durch</translation>
    </message>
    <message>
        <source>Runs that came through ÷ runs that ended; stopped and failed ones did not</source>
        <translation>Läufe, die durchkamen ÷ Läufe, die endeten; abgebrochene und gescheiterte kamen nicht durch</translation>
    </message>
    <message numerus="yes">
        <source>%n run(s): %1 live, %2 drill, %3 simulated</source>
        <extracomment>Runs of a runbook by their mode. %1 = live, %2 = drills, %3 = simulated</extracomment>
        <translation>
            <numerusform>%n Lauf: %1 live, %2 Übung, %3 simuliert</numerusform>
            <numerusform>%n Läufe: %1 live, %2 Übung, %3 simuliert</numerusform>
        </translation>
    </message>
    <message>
        <source>Rules that fire %1 (alerts %2, each counted once), findings %3, pages %4</source>
        <extracomment>Tooltip of the number of signals about one object: the sum of %1, %3 and %4</extracomment>
        <translation>Auslösende Regeln %1 (Alarme %2, jeder einmal gezählt), Befunde %3, Rufe %4</translation>
    </message>
</context>
<context>
    <name>CostColumns</name>
    <message>
        <source>(idle)</source>
        <extracomment>capacity that is paid for and used by nobody</extracomment>
        <translation>(Leerlauf)</translation>
    </message>
    <message>
        <source>(not allocated)</source>
        <extracomment>cost of pods that lack the label or namespace</extracomment>
        <translation>(nicht zugeordnet)</translation>
    </message>
    <message>
        <source>(not mounted)</source>
        <extracomment>volumes and load balancers without a pod</extracomment>
        <translation>(nicht gemountet)</translation>
    </message>
    <message>
        <source>(shared)</source>
        <translation>(gemeinsam)</translation>
    </message>
    <message>
        <source>(external)</source>
        <translation>(extern)</translation>
    </message>
    <message>
        <source>Namespace</source>
        <extracomment>cost by Kubernetes namespace</extracomment>
        <translation>Namespace</translation>
    </message>
    <message>
        <source>Tenant</source>
        <extracomment>cost by tenant</extracomment>
        <translation>Mandant</translation>
    </message>
    <message>
        <source>Agent</source>
        <extracomment>cost by agent</extracomment>
        <translation>Agent</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>Service</translation>
    </message>
    <message>
        <source>(no service)</source>
        <extracomment>a line of the bill that names no service</extracomment>
        <translation>(kein Service)</translation>
    </message>
    <message>
        <source>Month to date</source>
        <translation>Monat bisher</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Änderung</translation>
    </message>
    <message>
        <source>Against the same days of the month before: %1</source>
        <extracomment>%1 an amount</extracomment>
        <translation>Gegen dieselben Tage des Vormonats: %1</translation>
    </message>
    <message>
        <source>Change %</source>
        <translation>Änderung %</translation>
    </message>
    <message>
        <source>new</source>
        <translation>neu</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>Anteil</translation>
    </message>
    <message>
        <source>Forecast</source>
        <translation>Prognose</translation>
    </message>
    <message>
        <source>Last 30 days</source>
        <translation>Letzte 30 Tage</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Efficiency</source>
        <translation>Effizienz</translation>
    </message>
    <message>
        <source>Usage ÷ request of CPU and memory, weighted by their cost</source>
        <translation>Nutzung ÷ Anforderung von CPU und Speicher, nach Kosten gewichtet</translation>
    </message>
    <message>
        <source>Idle share</source>
        <translation>Leerlaufteil</translation>
    </message>
    <message>
        <source>Its part of the idle cost, by its own cost</source>
        <translation>Sein Teil der Leerlaufkosten, nach eigenen Kosten</translation>
    </message>
    <message>
        <source>Own cost</source>
        <translation>Eigenkosten</translation>
    </message>
    <message>
        <source>With idle</source>
        <translation>Mit Leerlauf</translation>
    </message>
    <message>
        <source>CPU</source>
        <translation>CPU</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Speicher</translation>
    </message>
    <message>
        <source>Storage</source>
        <translation>Storage</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Netz</translation>
    </message>
    <message>
        <source>Shared</source>
        <translation>Gemeinsam</translation>
    </message>
</context>
<context>
    <name>CostFacts</name>
    <message>
        <source>New: %1 since %2, nothing was spent before.</source>
        <extracomment>%1 an amount, %2 a day</extracomment>
        <translation>Neu: %1 seit %2, davor keine Ausgaben.</translation>
    </message>
    <message>
        <source>%1 (%2) more than expected since %3.</source>
        <extracomment>%1 an amount, %2 a percentage, %3 a day</extracomment>
        <translation>Seit %3 %1 (%2) mehr als erwartet.</translation>
    </message>
    <message>
        <source>Nothing was charged this month.</source>
        <translation>Diesen Monat wurde nichts berechnet.</translation>
    </message>
    <message>
        <source>may still change</source>
        <extracomment>legend: days whose cost may still change</extracomment>
        <translation>noch vorläufig</translation>
    </message>
    <message>
        <source>expected</source>
        <extracomment>legend: days to come</extracomment>
        <translation>erwartet</translation>
    </message>
    <message>
        <source>(no service)</source>
        <translation>(kein Service)</translation>
    </message>
    <message>
        <source>other</source>
        <extracomment>all services that are not named in the chart</extracomment>
        <translation>andere</translation>
    </message>
    <message>
        <source>budget pace %1 a day</source>
        <extracomment>line in the chart: the budget divided by the days of the month</extracomment>
        <translation>Budget-Tempo %1 pro Tag</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>Service</translation>
    </message>
    <message>
        <source>This month</source>
        <translation>Dieser Monat</translation>
    </message>
    <message>
        <source>Month to date</source>
        <translation>Monat bisher</translation>
    </message>
    <message>
        <source>Same days before</source>
        <translation>Selbe Tage zuvor</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Änderung</translation>
    </message>
    <message>
        <source>Share of the bill</source>
        <translation>Teil der Rechnung</translation>
    </message>
    <message>
        <source>Forecast</source>
        <translation>Prognose</translation>
    </message>
    <message>
        <source>Last days</source>
        <translation>Letzte Tage</translation>
    </message>
    <message>
        <source>by day, UTC</source>
        <translation>nach Tag, UTC</translation>
    </message>
    <message>
        <source>Asked</source>
        <translation>Abgefragt</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>Kosten</translation>
    </message>
    <message>
        <source>Own cost</source>
        <translation>Eigenkosten</translation>
    </message>
    <message>
        <source>Idle share</source>
        <translation>Leerlaufteil</translation>
    </message>
    <message>
        <source>With idle</source>
        <translation>Mit Leerlauf</translation>
    </message>
    <message>
        <source>Efficiency</source>
        <translation>Effizienz</translation>
    </message>
    <message>
        <source>Of it</source>
        <translation>Davon</translation>
    </message>
    <message>
        <source>CPU</source>
        <translation>CPU</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Speicher</translation>
    </message>
    <message>
        <source>GPU</source>
        <translation>GPU</translation>
    </message>
    <message>
        <source>Storage</source>
        <translation>Storage</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Netz</translation>
    </message>
    <message>
        <source>Load balancers</source>
        <translation>Load Balancer</translation>
    </message>
    <message>
        <source>Shared</source>
        <translation>Gemeinsam</translation>
    </message>
    <message>
        <source>External</source>
        <translation>Extern</translation>
    </message>
    <message>
        <source>What it is</source>
        <translation>Was es ist</translation>
    </message>
    <message>
        <source>List prices of the nodes by max(request, usage); no discounts unless OpenCost knows the bill.</source>
        <translation>Listenpreise der Nodes nach max(Anforderung, Nutzung); ohne Rabatte, außer OpenCost kennt die Rechnung.</translation>
    </message>
    <message numerus="yes">
        <source>%1 in %n complete day(s)</source>
        <translation>
            <numerusform>%1 an %n vollen Tag</numerusform>
            <numerusform>%1 an %n vollen Tagen</numerusform>
        </translation>
    </message>
    <message>
        <source>idle %1 (%2)</source>
        <extracomment>%1 a percentage, %2 an amount</extracomment>
        <translation>Leerlauf %1 (%2)</translation>
    </message>
    <message>
        <source>not allocated %1</source>
        <translation>nicht zugeordnet %1</translation>
    </message>
    <message>
        <source>unblended cost, as charged; with taxes, credits and refunds</source>
        <extracomment>Which money a bill shows. Unblended is a word of AWS: as it was charged on that day</extracomment>
        <translation>Unblended-Kosten, wie berechnet; mit Steuern, Gutschriften und Erstattungen</translation>
    </message>
    <message>
        <source>BilledCost, as invoiced; with the file&apos;s taxes, credits and refunds</source>
        <extracomment>Which money a bill shows. BilledCost is a column of the FOCUS format</extracomment>
        <translation>BilledCost, wie in Rechnung gestellt; mit Steuern, Gutschriften und Erstattungen der Datei</translation>
    </message>
    <message>
        <source>usage by OpenCost&apos;s rates, no bill; without taxes, credits, refunds</source>
        <extracomment>Which money an allocation shows</extracomment>
        <translation>Verbrauch zu den Sätzen von OpenCost, keine Rechnung; ohne Steuern, Gutschriften, Erstattungen</translation>
    </message>
</context>
<context>
    <name>Delivery</name>
    <message>
        <source>failed</source>
        <extracomment>State of a pipeline run or job.</extracomment>
        <translation>gescheitert</translation>
    </message>
    <message>
        <source>timed out</source>
        <translation>Zeitlimit</translation>
    </message>
    <message>
        <source>could not start</source>
        <translation>startete nicht</translation>
    </message>
    <message>
        <source>needs a person</source>
        <translation>Eingriff nötig</translation>
    </message>
    <message>
        <source>waits for approval</source>
        <translation>wartet auf Freigabe</translation>
    </message>
    <message>
        <source>running</source>
        <translation>läuft</translation>
    </message>
    <message>
        <source>queued</source>
        <translation>eingereiht</translation>
    </message>
    <message>
        <source>requested</source>
        <translation>angefordert</translation>
    </message>
    <message>
        <source>pending</source>
        <translation>steht aus</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>abgebrochen</translation>
    </message>
    <message>
        <source>skipped</source>
        <translation>übersprungen</translation>
    </message>
    <message>
        <source>neutral</source>
        <translation>neutral</translation>
    </message>
    <message>
        <source>given up</source>
        <translation>aufgegeben</translation>
    </message>
    <message>
        <source>replaced</source>
        <translation>ersetzt</translation>
    </message>
    <message>
        <source>ok</source>
        <translation>ok</translation>
    </message>
    <message>
        <source>not yet</source>
        <translation>noch nicht</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Repository</source>
        <translation>Repository</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Titel</translation>
    </message>
    <message>
        <source>Failed at</source>
        <translation>Fehler bei</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Lauf</translation>
    </message>
    <message>
        <source>(%1)</source>
        <translation>(%1)</translation>
    </message>
    <message>
        <source>Took</source>
        <translation>Dauer</translation>
    </message>
    <message>
        <source>From %1, queue and approvals included</source>
        <translation>Ab %1, mit Warteschlange und Freigaben</translation>
    </message>
    <message>
        <source>Workflow</source>
        <translation>Workflow</translation>
    </message>
    <message>
        <source>Branch</source>
        <translation>Branch</translation>
    </message>
    <message>
        <source>By</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>Started</source>
        <translation>Beginn</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>Änderungen</translation>
    </message>
    <message>
        <source>rollback</source>
        <extracomment>a deployment that brought back an older version</extracomment>
        <translation>Rollback</translation>
    </message>
    <message>
        <source>Commits since what it replaced, merges left out</source>
        <translation>Commits seit der ersetzten Version, ohne Merges</translation>
    </message>
    <message>
        <source>Environment</source>
        <translation>Umgebung</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>Began</source>
        <translation>Beginn</translation>
    </message>
    <message>
        <source>Through</source>
        <translation>Fertig</translation>
    </message>
</context>
<context>
    <name>Dora</name>
    <message>
        <source>not measured</source>
        <extracomment>nothing to compute a figure from</extracomment>
        <translation>nicht gemessen</translation>
    </message>
    <message>
        <source>n 1</source>
        <extracomment>few values: %1 = how many, %2 = smallest, %3 = largest</extracomment>
        <translation>n 1</translation>
    </message>
    <message>
        <source>n %1 · %2 to %3</source>
        <translation>n %1 · %2 bis %3</translation>
    </message>
    <message>
        <source>middle</source>
        <translation>Mitte</translation>
    </message>
    <message>
        <source>median</source>
        <translation>Median</translation>
    </message>
    <message>
        <source>n %1 · p90 %2</source>
        <extracomment>%1 = how many values, %2 = nine of ten are below this</extracomment>
        <translation>n %1 · p90 %2</translation>
    </message>
    <message numerus="yes">
        <source>%n ignored</source>
        <translation>
            <numerusform>%n übergangen</numerusform>
            <numerusform>%n übergangen</numerusform>
        </translation>
    </message>
    <message>
        <source>no deployments</source>
        <translation>keine Deployments</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <extracomment>%1 of %2 deployments</extracomment>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>n %1, too few for a percentage</source>
        <translation>n %1, zu wenig für Prozente</translation>
    </message>
    <message>
        <source>%1 of %2 deployments</source>
        <translation>%1 von %2 Deployments</translation>
    </message>
    <message>
        <source>most days</source>
        <translation>fast täglich</translation>
    </message>
    <message>
        <source>weekly</source>
        <translation>wöchentlich</translation>
    </message>
    <message>
        <source>monthly</source>
        <translation>monatlich</translation>
    </message>
    <message>
        <source>rarer than monthly</source>
        <translation>seltener als monatlich</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>%1 d</source>
        <extracomment>window of a figure, in days</extracomment>
        <translation>%1 d</translation>
    </message>
    <message>
        <source>covers %1 of %2 d</source>
        <extracomment>there is data for %1 of the %2 days of the window</extracomment>
        <translation>deckt %1 von %2 d ab</translation>
    </message>
    <message>
        <source>Deployment frequency</source>
        <translation>Deployment-Frequenz</translation>
    </message>
    <message>
        <source>Successful rollouts to production per day; several targets of one pipeline are one. The word is the median of days with a deployment per week (Monday, UTC), empty weeks included.</source>
        <translation>Gelungene Rollouts in Produktion pro Tag; mehrere Ziele einer Pipeline zählen einmal. Das Wort ist der Median der Tage mit Deployment pro Woche (Montag, UTC), leere Wochen eingeschlossen.</translation>
    </message>
    <message>
        <source>per day</source>
        <translation>pro Tag</translation>
    </message>
    <message>
        <source>n %1 · %2</source>
        <translation>n %1 · %2</translation>
    </message>
    <message numerus="yes">
        <source>%n failed rollouts apart</source>
        <extracomment>rollouts that did not reach production</extracomment>
        <translation>
            <numerusform>ohne %n gescheiterten Rollout</numerusform>
            <numerusform>ohne %n gescheiterte Rollouts</numerusform>
        </translation>
    </message>
    <message>
        <source>Change lead time</source>
        <translation>Durchlaufzeit</translation>
    </message>
    <message>
        <source>From the author time of each commit (not its commit time: rebasing resets that) to the end of the deployment that brought it; merges left out. Median and p90 interpolate between neighbours. Times that are not before the deployment are left out and counted.</source>
        <translation>Von der Autorenzeit jedes Commits (nicht der Commit-Zeit: ein Rebase setzt sie neu) bis zum Ende des Deployments, das ihn brachte; ohne Merges. Median und p90 werden zwischen Nachbarn interpoliert. Zeiten, die nicht vor dem Deployment liegen, fallen weg und werden gezählt.</translation>
    </message>
    <message>
        <source>Change fail rate</source>
        <translation>Change-Fehlerquote</translation>
    </message>
    <message>
        <source>Failed deployment recovery</source>
        <translation>Behebung nach Deploy-Fehler</translation>
    </message>
    <message>
        <source>For each failed deployment: from its end to the rollback or fix that ended the failure, else to the end of the incident, whichever came first.</source>
        <translation>Für jedes fehlerhafte Deployment: von seinem Ende bis zum Rollback oder Fix, der den Fehler beendete, sonst bis zum Ende der Störung; was zuerst kam.</translation>
    </message>
    <message>
        <source>no deployment failed</source>
        <translation>kein Deployment fehlerhaft</translation>
    </message>
    <message numerus="yes">
        <source>%n not recovered yet</source>
        <translation>
            <numerusform>%n noch nicht behoben</numerusform>
            <numerusform>%n noch nicht behoben</numerusform>
        </translation>
    </message>
    <message>
        <source>Deployment rework rate</source>
        <translation>Nacharbeitsquote</translation>
    </message>
    <message>
        <source>Deployments that repair ÷ deployments: rollbacks, hotfixes by name, and what was deployed while an incident of the service was open.</source>
        <translation>Reparierende Deployments ÷ Deployments: Rollbacks, Hotfixes dem Namen nach und was während einer offenen Störung des Service ausgerollt wurde.</translation>
    </message>
    <message>
        <source>Incident recovery (MTTR)</source>
        <translation>Störungsbehebung (MTTR)</translation>
    </message>
    <message>
        <source>no source of incidents</source>
        <translation>keine Quelle für Störungen</translation>
    </message>
    <message numerus="yes">
        <source>%n open</source>
        <translation>
            <numerusform>%n offen</numerusform>
            <numerusform>%n offen</numerusform>
        </translation>
    </message>
    <message>
        <source>rollouts to production</source>
        <extracomment>definition of a figure, in few words</extracomment>
        <translation>Rollouts in Produktion</translation>
    </message>
    <message>
        <source>written → in production</source>
        <extracomment>definition of a figure, in few words</extracomment>
        <translation>Commit → in Produktion</translation>
    </message>
    <message>
        <source>rolled back, or incident in 60 min</source>
        <extracomment>definition of a figure, in few words</extracomment>
        <translation>Rollback oder Störung in 60 min</translation>
    </message>
    <message>
        <source>end → rollback or fix</source>
        <extracomment>definition of a figure, in few words</extracomment>
        <translation>Ende → Rollback oder Fix</translation>
    </message>
    <message>
        <source>rollbacks, hotfixes, in incidents</source>
        <extracomment>definition of a figure, in few words</extracomment>
        <translation>Rollbacks, Hotfixes, bei Störungen</translation>
    </message>
    <message>
        <source>no incident was resolved</source>
        <translation>keine Störung wurde gelöst</translation>
    </message>
    <message>
        <source>Deployments with at least one failure ÷ deployments. A failure: it was rolled back, or an incident of the same service (by the pager, by its alerts or by its title) began within 60 minutes after it. Failed rollouts are in neither.</source>
        <translation>Deployments mit mindestens einem Fehlschlag ÷ Deployments. Ein Fehlschlag: es wurde zurückgerollt, oder ein Incident desselben Dienstes (laut Pager, seinen Alarmen oder seinem Titel) begann binnen 60 Minuten danach. Gescheiterte Rollouts zählen in keinem von beiden.</translation>
    </message>
    <message numerus="yes">
        <source>%n production deployment(s)</source>
        <extracomment>What a figure was computed from</extracomment>
        <translation>
            <numerusform>%n Deployment in Produktion</numerusform>
            <numerusform>%n Deployments in Produktion</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n page(s)</source>
        <extracomment>What a figure was computed from: incidents of the pager</extracomment>
        <translation>
            <numerusform>%n Ruf</numerusform>
            <numerusform>%n Rufe</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n commit(s)</source>
        <extracomment>What a figure was computed from</extracomment>
        <translation>
            <numerusform>%n Commit</numerusform>
            <numerusform>%n Commits</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n failed deployment(s)</source>
        <extracomment>What a figure was computed from</extracomment>
        <translation>
            <numerusform>%n gescheitertes Deployment</numerusform>
            <numerusform>%n gescheiterte Deployments</numerusform>
        </translation>
    </message>
    <message>
        <source>Acknowledged (MTTA)</source>
        <extracomment>Name of a figure, beside the mean time to recover</extracomment>
        <translation>Quittiert (MTTA)</translation>
    </message>
    <message>
        <source>of no page is it known when</source>
        <extracomment>of incidents: the pager does not tell when somebody took them</extracomment>
        <translation>von keinem Ruf ist bekannt, wann</translation>
    </message>
    <message>
        <source>MTTA %1</source>
        <extracomment>very short, below a figure: mean time to acknowledge. %1 = &quot;4 min&quot;</extracomment>
        <translation>MTTA %1</translation>
    </message>
    <message>
        <source>acknowledged after %1 (n 1)</source>
        <translation>quittiert nach %1 (n 1)</translation>
    </message>
    <message>
        <source>acknowledged after %1 (middle of %2)</source>
        <extracomment>%1 = &quot;4 min&quot;, %2 = of how many incidents it is the one in the middle</extracomment>
        <translation>quittiert nach %1 (Mitte von %2)</translation>
    </message>
    <message>
        <source>acknowledged after %1 (median of %2)</source>
        <extracomment>%1 = &quot;4 min&quot;, %2 = of how many incidents it is the median</extracomment>
        <translation>quittiert nach %1 (Median von %2)</translation>
    </message>
    <message numerus="yes">
        <source>not known of %n page(s)</source>
        <extracomment>%n = incidents of which it is not known when somebody took them</extracomment>
        <translation>
            <numerusform>von %n Ruf nicht bekannt</numerusform>
            <numerusform>von %n Rufen nicht bekannt</numerusform>
        </translation>
    </message>
    <message>
        <source>Between incidents (MTBF)</source>
        <extracomment>Name of a figure: mean time between failures</extracomment>
        <translation>Zwischen Störungen (MTBF)</translation>
    </message>
    <message numerus="yes">
        <source>%1, mean of %n incident(s), those that overlap as one</source>
        <extracomment>%1 = &quot;4 d 2 h&quot;, %n = number of incidents; those that overlap count once</extracomment>
        <translation>
            <numerusform>%1, Mittel aus %n Störung; was sich überschneidet, zählt als eine</numerusform>
            <numerusform>%1, Mittel aus %n Störungen; was sich überschneidet, zählt als eine</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n from the confirmed start of the impact</source>
        <extracomment>What a figure was computed from: of %n pages not their creation, but the start of the impact that a person confirmed</extracomment>
        <translation>
            <numerusform>%n ab dem bestätigten Beginn der Auswirkung</numerusform>
            <numerusform>%n ab dem bestätigten Beginn der Auswirkung</numerusform>
        </translation>
    </message>
    <message>
        <source>From the creation of a page (or the start of its impact, where a person confirmed it in the record of its incident) to its resolution, whatever caused it. Shown as a median: one long incident would decide a mean. MTTA: from its creation to the first acknowledgement, the median of those whose acknowledgement is known. MTBF: (time observed − time in incidents) ÷ incidents.</source>
        <translation>Vom Anlegen eines Rufs (oder vom Beginn der Auswirkung, wo ihn ein Mensch im Protokoll der Störung bestätigt hat) bis zu seiner Lösung, gleich was ihn auslöste. Als Median: Eine lange Störung würde ein Mittel bestimmen. MTTA: vom Anlegen bis zum ersten Quittieren, der Median derer, von denen das bekannt ist. MTBF: (beobachtete Zeit − Zeit in Störungen) ÷ Störungen.</translation>
    </message>
    <message>
        <source>created (or impact) → resolved</source>
        <extracomment>definition of a figure, in few words</extracomment>
        <translation>Ruf oder Auswirkung → gelöst</translation>
    </message>
</context>
<context>
    <name>Draft</name>
    <message>
        <source>the memory of the console: the record does not say of which estate it is</source>
        <extracomment>Of a postmortem: what could not be read</extracomment>
        <translation>das Gedächtnis der Konsole: der Bericht sagt nicht, zu welchem Bestand er gehört</translation>
    </message>
    <message>
        <source>what people did and wrote in the window of the demo outside the record: a demo is not remembered</source>
        <extracomment>Of a postmortem: what could not be read</extracomment>
        <translation>was Menschen im Fenster der Demo außerhalb des Berichts getan und geschrieben haben: eine Demo wird nicht gemerkt</translation>
    </message>
    <message>
        <source>the memory of the console: %1</source>
        <extracomment>Of a postmortem: what could not be read. %1 = why</extracomment>
        <translation>das Gedächtnis der Konsole: %1</translation>
    </message>
    <message>
        <source>the memory of the console: nothing is remembered of those days</source>
        <extracomment>Of a postmortem: what could not be read</extracomment>
        <translation>das Gedächtnis der Konsole: von jenen Tagen ist nichts gemerkt</translation>
    </message>
    <message>
        <source>%1 of %2: %3</source>
        <extracomment>Of a postmortem: what could not be read. %1 = &quot;events&quot;, %2 = a source, %3 = why</extracomment>
        <translation>%1 von %2: %3</translation>
    </message>
    <message>
        <source>the story of the window&apos;s own demo: this one began anew at %1, and nobody has done anything in it</source>
        <extracomment>Of a postmortem: what could not be read. %1 = time</extracomment>
        <translation>der Verlauf der Demo jenes Fensters: diese begann um %1 von vorn, und niemand hat in ihr etwas getan</translation>
    </message>
    <message>
        <source>the sources: none was asked (--estate asks them)</source>
        <extracomment>Of a postmortem: what could not be read; --estate is an option</extracomment>
        <translation>die Quellen: keine wurde gefragt (--estate fragt sie)</translation>
    </message>
    <message>
        <source>the sources: none was asked (--demo asks them)</source>
        <extracomment>Of a postmortem: what could not be read; --demo is an option</extracomment>
        <translation>die Quellen: keine wurde gefragt (--demo fragt sie)</translation>
    </message>
    <message>
        <source>%1 outside of %2</source>
        <extracomment>Of a postmortem: what could not be read. %1 = a cluster, %2 = the only namespaces in which it is seen</extracomment>
        <translation>%1 außerhalb von %2</translation>
    </message>
</context>
<context>
    <name>Findings</name>
    <message>
        <source>has spent %1 of its budget of %2 (%3) by day %4 of %5</source>
        <extracomment>continues the name of a budget; %1, %2 = amounts, %3 = a percentage</extracomment>
        <translation>hat bis Tag %4 von %5 %1 des Budgets von %2 ausgegeben (%3)</translation>
    </message>
    <message>
        <source>will end the month at %1, %2 over its budget of %3</source>
        <extracomment>continues the name of a budget; %1, %3 = amounts, %2 = a percentage</extracomment>
        <translation>endet im Monat bei %1, %2 über dem Budget von %3</translation>
    </message>
    <message>
        <source> (80 % band %1 to %2)</source>
        <extracomment>added to a sentence: the month ends with a probability of 80 % between the amounts</extracomment>
        <translation> (80-%-Band %1 bis %2)</translation>
    </message>
    <message>
        <source>%1 spent so far</source>
        <extracomment>%1 = an amount</extracomment>
        <translation>bisher %1 ausgegeben</translation>
    </message>
    <message>
        <source>has spent %1 of its budget of %2, faster than the month passes</source>
        <extracomment>continues the name of a budget; %1 = a percentage, %2 = an amount</extracomment>
        <translation>hat %1 des Budgets von %2 ausgegeben, schneller als der Monat vergeht</translation>
    </message>
    <message>
        <source>costs %1 more than expected in %2 days, %3 to %4</source>
        <translation>kostet in %2 Tagen %1 mehr als erwartet, %3 bis %4</translation>
    </message>
    <message>
        <source>costs %1 more than expected on %2</source>
        <extracomment>continues the name of a service; %1 = an amount, %2 = a day</extracomment>
        <translation>kostet am %2 %1 mehr als erwartet</translation>
    </message>
    <message>
        <source> (%1 instead of %2, +%3)</source>
        <extracomment>added to a sentence; %1, %2 = amounts, %3 = a percentage</extracomment>
        <translation> (%1 statt %2, +%3)</translation>
    </message>
    <message>
        <source> (%1, new: nothing was spent before)</source>
        <extracomment>added to a sentence; %1 = an amount</extracomment>
        <translation> (%1, neu: davor keine Ausgaben)</translation>
    </message>
    <message>
        <source>The newest rollout of %1 to %2 failed.</source>
        <extracomment>%1 = a service and its version, %2 = an environment</extracomment>
        <translation>Der neueste Rollout von %1 nach %2 ist gescheitert.</translation>
    </message>
    <message>
        <source>The newest run failed in %1 of %2 repositories.</source>
        <translation>In %1 von %2 Repositories ist der neueste Lauf gescheitert.</translation>
    </message>
    <message>
        <source>The newest run failed in %1 of %2 repositories, in %3 at %4.</source>
        <translation>In %1 von %2 Repositories ist der neueste Lauf gescheitert, in %3 bei %4.</translation>
    </message>
    <message>
        <source>1 pod</source>
        <translation>1 Pod</translation>
    </message>
    <message>
        <source>%1 pods</source>
        <translation>%1 Pods</translation>
    </message>
    <message>
        <source>connecting</source>
        <translation>verbindet</translation>
    </message>
    <message>
        <source>live</source>
        <translation>live</translation>
    </message>
    <message>
        <source>stale</source>
        <translation>veraltet</translation>
    </message>
    <message>
        <source>unauthorized</source>
        <translation>nicht angemeldet</translation>
    </message>
    <message>
        <source>forbidden</source>
        <translation>nicht erlaubt</translation>
    </message>
    <message>
        <source>throttled</source>
        <translation>gedrosselt</translation>
    </message>
    <message>
        <source>unreachable</source>
        <translation>nicht erreichbar</translation>
    </message>
    <message>
        <source>misconfigured</source>
        <translation>falsch eingerichtet</translation>
    </message>
    <message>
        <source>disabled</source>
        <translation>ausgeschaltet</translation>
    </message>
    <message>
        <source>Nothing was ever read from it (%1)</source>
        <extracomment>%1 = state of a source such as &quot;unreachable&quot;</extracomment>
        <translation>Davon wurde noch nie gelesen (%1)</translation>
    </message>
    <message>
        <source>Our own picture of %1 is %2 old (rule: more than %3 intervals of %4 s)</source>
        <translation>Unser Stand von %1 ist %2 alt (Regel: über %3 Intervalle von %4 s)</translation>
    </message>
    <message>
        <source>Our own picture is %1 old (rule: more than %2 intervals of %3 s)</source>
        <translation>Unser Stand ist %1 alt (Regel: über %2 Intervalle von %3 s)</translation>
    </message>
    <message>
        <source>readyz answers %1 (rule: not 200)</source>
        <extracomment>%1 = a status of HTTP</extracomment>
        <translation>readyz antwortet %1 (Regel: nicht 200)</translation>
    </message>
    <message>
        <source>The API server&apos;s etcd check answers %1 (rule: not 200)</source>
        <extracomment>%1 = a status of HTTP</extracomment>
        <translation>Die etcd-Prüfung des API-Servers antwortet %1 (Regel: nicht 200)</translation>
    </message>
    <message>
        <source>Control-plane node not ready for %1 (rule: %2 min)</source>
        <translation>Control-Plane-Node seit %1 nicht bereit (Regel: %2 min)</translation>
    </message>
    <message>
        <source>Node not ready for %1 (rule: %2 min)</source>
        <translation>Node seit %1 nicht bereit (Regel: %2 min)</translation>
    </message>
    <message>
        <source>Node changed between ready and not ready %1 times in %2 min (rule: more than %3)</source>
        <translation>Node wechselte %1-mal in %2 min zwischen bereit und nicht bereit (Regel: über %3)</translation>
    </message>
    <message>
        <source>%1 for %2 (rule: %3 min)</source>
        <extracomment>%1 = conditions such as &quot;DiskPressure&quot;, %2 = an age such as &quot;21m&quot;</extracomment>
        <translation>%1 seit %2 (Regel: %3 min)</translation>
    </message>
    <message>
        <source>in all %1 of %2 nodes (rule: more than %3 %)</source>
        <translation>insgesamt %1 von %2 Nodes (Regel: über %3 %)</translation>
    </message>
    <message>
        <source> and %1 more</source>
        <extracomment>after the names of three; %1 = how many more</extracomment>
        <translation> und %1 weitere</translation>
    </message>
    <message>
        <source>%1; the longest for %2: %3</source>
        <extracomment>%1 = &quot;12 nodes not ready&quot;, %2 = an age such as &quot;21m&quot;, %3 = names</extracomment>
        <translation>%1; am längsten seit %2: %3</translation>
    </message>
    <message>
        <source>%1 nodes not ready (rule: %2 min)</source>
        <translation>%1 Nodes nicht bereit (Regel: %2 min)</translation>
    </message>
    <message>
        <source>%1 nodes of pool %2 not ready (rule: %3 min)</source>
        <translation>%1 Nodes des Pools %2 nicht bereit (Regel: %3 min)</translation>
    </message>
    <message>
        <source>%1 nodes under pressure</source>
        <translation>%1 Nodes unter Druck</translation>
    </message>
    <message>
        <source>%1 in CrashLoopBackOff for %2, %3 restarts (rule: %4 min)</source>
        <extracomment>%1 = &quot;2 pods&quot;, %2 = an age such as &quot;21m&quot;, %3 = a number</extracomment>
        <translation>%1 seit %2 in CrashLoopBackOff, %3 Neustarts (Regel: %4 min)</translation>
    </message>
    <message>
        <source>%1 not ready for up to %2 (rule: %3 min)</source>
        <extracomment>%1 = &quot;2 pods&quot;, %2 = an age such as &quot;21m&quot;</extracomment>
        <translation>%1 seit bis zu %2 nicht bereit (Regel: %3 min)</translation>
    </message>
    <message>
        <source>%1 waiting for up to %2 (rule: more than %3 min)</source>
        <extracomment>%1 = &quot;2 pods&quot;, %2 = an age such as &quot;21m&quot;</extracomment>
        <translation>%1 seit bis zu %2 wartend (Regel: über %3 min)</translation>
    </message>
    <message>
        <source>%1 killed for lack of memory (OOMKilled) in the last %2 min</source>
        <extracomment>%1 = &quot;2 pods&quot;</extracomment>
        <translation>%1 in den letzten %2 min wegen Speichermangel beendet (OOMKilled)</translation>
    </message>
    <message>
        <source>critical namespace</source>
        <translation>kritischer Namespace</translation>
    </message>
    <message>
        <source>%1 cannot be scheduled for %2 (rule: more than %3 min)</source>
        <extracomment>%1 = &quot;2 pods&quot;, %2 = an age such as &quot;21m&quot;</extracomment>
        <translation>%1 seit %2 ohne Node (Regel: über %3 min)</translation>
    </message>
    <message>
        <source>in all %1 pods (rule: more than %2)</source>
        <translation>insgesamt %1 Pods (Regel: über %2)</translation>
    </message>
    <message>
        <source>none available</source>
        <translation>keines verfügbar</translation>
    </message>
    <message>
        <source>Rollout failed: ProgressDeadlineExceeded, %1 of %2 available</source>
        <translation>Rollout gescheitert: ProgressDeadlineExceeded, %1 von %2 verfügbar</translation>
    </message>
    <message>
        <source>Its controller has not seen generation %1 (last %2)</source>
        <translation>Der Controller hat Generation %1 nicht gesehen (zuletzt %2)</translation>
    </message>
    <message>
        <source>%1 of %2 replicas available</source>
        <translation>%1 von %2 Replicas verfügbar</translation>
    </message>
    <message>
        <source>%1 of %2 replicas updated</source>
        <translation>%1 von %2 Replicas aktualisiert</translation>
    </message>
    <message>
        <source>%1 of %2 scheduled</source>
        <translation>%1 von %2 zugeteilt</translation>
    </message>
    <message>
        <source>%1 of %2 ready</source>
        <translation>%1 von %2 bereit</translation>
    </message>
    <message>
        <source>%1 running where they should not</source>
        <translation>%1 laufen, wo sie nicht sollten</translation>
    </message>
    <message>
        <source>%1 of %2 updated</source>
        <translation>%1 von %2 aktualisiert</translation>
    </message>
    <message>
        <source>%1 of %2 replicas ready</source>
        <translation>%1 von %2 Replicas bereit</translation>
    </message>
    <message>
        <source> (since %1)</source>
        <extracomment>added to a sentence; %1 = an age such as &quot;21m&quot;</extracomment>
        <translation> (seit %1)</translation>
    </message>
    <message>
        <source> for %1 (rule: %2 min)</source>
        <extracomment>added to a sentence; %1 = an age such as &quot;21m&quot;</extracomment>
        <translation> seit %1 (Regel: %2 min)</translation>
    </message>
    <message>
        <source>%1 fires</source>
        <extracomment>%1 = name of an alert</extracomment>
        <translation>%1 ist aktiv</translation>
    </message>
    <message>
        <source>the error budget of %1 is used up (%2 left)</source>
        <extracomment>%1 = a window such as &quot;30 d&quot;, %2 = a share such as &quot;−392 %&quot;</extracomment>
        <translation>das Fehlerbudget von %1 ist aufgebraucht (noch %2)</translation>
    </message>
    <message>
        <source>%1 of the %2 error budget left, gone in %3 at this rate</source>
        <extracomment>%1 = a share such as &quot;46 %&quot;, %2 = a window such as &quot;30 d&quot;, %3 = a time such as &quot;44 h&quot;</extracomment>
        <translation>noch %1 des Fehlerbudgets von %2, bei dieser Rate leer in %3</translation>
    </message>
    <message>
        <source>%1 of the %2 error budget left</source>
        <extracomment>%1 = a share such as &quot;46 %&quot;, %2 = a window such as &quot;30 d&quot;</extracomment>
        <translation>noch %1 des Fehlerbudgets von %2</translation>
    </message>
    <message>
        <source>burns its error budget %1× over %2 and %3× over %4 (limit %5×, objective %6 %)</source>
        <extracomment>continues the name of a service level objective; %1, %3 = how many times too fast, %2, %4 = windows, %5 = the limit, %6 = a number such as &quot;99.9&quot;</extracomment>
        <translation>verbrennt sein Fehlerbudget: %1× über %2, %3× über %4 (Grenze %5×, Ziel %6 %)</translation>
    </message>
    <message>
        <source>low traffic, single failures weigh much</source>
        <translation>wenig Verkehr, einzelne Fehler wiegen schwer</translation>
    </message>
    <message>
        <source>cannot be computed: %1</source>
        <extracomment>continues the name of a service level objective; %1 = why</extracomment>
        <translation>lässt sich nicht berechnen: %1</translation>
    </message>
    <message>
        <source>its definition is wrong</source>
        <translation>die Definition ist falsch</translation>
    </message>
    <message>
        <source>has no data: its queries give nothing</source>
        <extracomment>continues the name of a service level objective</extracomment>
        <translation>hat keine Daten: die Abfragen liefern nichts</translation>
    </message>
    <message>
        <source>has used up its error budget of %1: %2 left (objective %3 %)</source>
        <extracomment>continues the name of a service level objective; %1 = a window such as &quot;30 d&quot;, %2 = a share such as &quot;−392 %&quot;, %3 = a number such as &quot;99.9&quot;</extracomment>
        <translation>hat das Fehlerbudget von %1 aufgebraucht: noch %2 (Ziel %3 %)</translation>
    </message>
    <message>
        <source>has recording rules that cannot be believed: %1</source>
        <extracomment>continues the name of a service level objective; %1 = why</extracomment>
        <translation>hat unglaubwürdige Recording Rules: %1</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <extracomment>%1 = what is read, &quot;pods&quot;; %2 = name of a source</extracomment>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>%1 (in part: %2)</source>
        <extracomment>%1 = &quot;pods of prod&quot;, %2 = an error</extracomment>
        <translation>%1 (teilweise: %2)</translation>
    </message>
    <message>
        <source>, next try %1</source>
        <extracomment>added to the state of a source; %1 = a span such as &quot;20 s&quot;</extracomment>
        <translation>, nächster Versuch %1</translation>
    </message>
    <message>
        <source>; and %1 more</source>
        <extracomment>after the first three of a list</extracomment>
        <translation>; und %1 weitere</translation>
    </message>
    <message>
        <source>%1 of 1 source live</source>
        <extracomment>%1 = 0 or 1</extracomment>
        <translation>%1 von 1 Quelle live</translation>
    </message>
    <message>
        <source>%1 of %2 sources live</source>
        <translation>%1 von %2 Quellen live</translation>
    </message>
    <message>
        <source>, oldest %1</source>
        <extracomment>added to &quot;12 of 12 sources live&quot;; %1 = a span such as &quot;41 s&quot;</extracomment>
        <translation>, älteste %1</translation>
    </message>
    <message>
        <source>Not seen: %1.</source>
        <extracomment>%1 = sources, each with its state</extracomment>
        <translation>Nicht gesehen: %1.</translation>
    </message>
    <message>
        <source>Critical: %1</source>
        <extracomment>%1 = the worst finding</extracomment>
        <translation>Kritisch: %1</translation>
    </message>
    <message>
        <source>Warning: %1</source>
        <translation>Warnung: %1</translation>
    </message>
    <message>
        <source>, for %1</source>
        <extracomment>added to a finding; %1 = a span such as &quot;4 min&quot;</extracomment>
        <translation>, seit %1</translation>
    </message>
    <message>
        <source>1 more finding.</source>
        <translation>1 weiterer Befund.</translation>
    </message>
    <message>
        <source>%1 more findings.</source>
        <translation>%1 weitere Befunde.</translation>
    </message>
    <message>
        <source>Unknown: no source is configured.</source>
        <translation>Unbekannt: Keine Quelle ist eingerichtet.</translation>
    </message>
    <message>
        <source>Unknown: no source is live.</source>
        <translation>Unbekannt: Keine Quelle ist live.</translation>
    </message>
    <message>
        <source>Well where seen: %1</source>
        <extracomment>%1 = &quot;11 of 12 sources live.&quot;</extracomment>
        <translation>Gut, soweit sichtbar: %1</translation>
    </message>
    <message>
        <source>Well. %1</source>
        <extracomment>%1 = &quot;12 of 12 sources live.&quot;</extracomment>
        <translation>Alles gut. %1</translation>
    </message>
    <message>
        <source>last known %1 ago: </source>
        <extracomment>before a finding about what is not seen any more. %1 = a span such as &quot;3 h&quot;</extracomment>
        <translation>zuletzt bekannt vor %1: </translation>
    </message>
    <message>
        <source>Unknown: no source is live. Last known: %1.</source>
        <extracomment>%1 = the worst finding of what was remembered</extracomment>
        <translation>Unbekannt: Keine Quelle ist live. Zuletzt bekannt: %1.</translation>
    </message>
    <message>
        <source>%1 and %2 more</source>
        <extracomment>%1 = a list of four names, %2 = how many more</extracomment>
        <translation>%1 und %2 weitere</translation>
    </message>
    <message>
        <source>%1 (%2, %3)</source>
        <extracomment>An incident of an outside provider. %1 = its name, %2 = &quot;major&quot;, %3 = &quot;identified&quot;, both as the provider&apos;s page says it</extracomment>
        <translation>%1 (%2, %3)</translation>
    </message>
    <message>
        <source>; affects %1</source>
        <extracomment>added to an incident of an outside provider; %1 = the parts of it that are affected</extracomment>
        <translation>; betrifft %1</translation>
    </message>
    <message>
        <source>Control-plane node tainted as unreachable for %1 (rule: %2 min)</source>
        <translation>Knoten der Control Plane seit %1 mit dem Taint nicht erreichbar (Regel: %2 min)</translation>
    </message>
    <message>
        <source>Node tainted as unreachable for %1 (rule: %2 min)</source>
        <translation>Knoten seit %1 mit dem Taint nicht erreichbar (Regel: %2 min)</translation>
    </message>
    <message>
        <source>%1 outside of %2</source>
        <extracomment>in &quot;Not seen: …&quot;. %1 = a cluster, %2 = the only namespaces in which it is seen</extracomment>
        <translation>%1 außerhalb von %2</translation>
    </message>
</context>
<context>
    <name>Format</name>
    <message>
        <source>&lt;0.01×</source>
        <extracomment>A burn rate too small to print; × is the multiplication sign.</extracomment>
        <translation>&lt;0.01×</translation>
    </message>
    <message>
        <source>%1 M/s</source>
        <extracomment>Millions of requests per second.</extracomment>
        <translation>%1 M/s</translation>
    </message>
    <message>
        <source>%1 k/s</source>
        <extracomment>Thousands of requests per second.</extracomment>
        <translation>%1 k/s</translation>
    </message>
    <message>
        <source>%1 /s</source>
        <extracomment>Requests per second.</extracomment>
        <translation>%1 /s</translation>
    </message>
    <message>
        <source>under a minute</source>
        <extracomment>A duration shorter than one minute.</extracomment>
        <translation>unter 1 min</translation>
    </message>
    <message>
        <source>%1 min</source>
        <extracomment>A duration in minutes.</extracomment>
        <translation>%1 min</translation>
    </message>
    <message>
        <source>%1 h</source>
        <extracomment>A duration in hours.</extracomment>
        <translation>%1 h</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <extracomment>A duration in hours and minutes.</extracomment>
        <translation>%1 h %2 min</translation>
    </message>
    <message>
        <source>%1 d %2 h</source>
        <extracomment>A duration in days and hours.</extracomment>
        <translation>%1 d %2 h</translation>
    </message>
    <message>
        <source>%1 d</source>
        <extracomment>A duration in days.</extracomment>
        <translation>%1 d</translation>
    </message>
    <message>
        <source>exhausted</source>
        <extracomment>The error budget is used up.</extracomment>
        <translation>aufgebraucht</translation>
    </message>
    <message>
        <source>not at this rate</source>
        <extracomment>The error budget does not run out if things go on like this.</extracomment>
        <translation>so nie</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <extracomment>Milliseconds.</extracomment>
        <translation>%1 ms</translation>
    </message>
    <message>
        <source>%1 s</source>
        <extracomment>Seconds.</extracomment>
        <translation>%1 s</translation>
    </message>
</context>
<context>
    <name>FreezeWords</name>
    <message>
        <source>freeze everywhere until %1</source>
        <extracomment>A change freeze that holds now, everywhere. %1 = local time</extracomment>
        <translation>Freeze überall bis %1</translation>
    </message>
    <message>
        <source>freeze %1 until %2</source>
        <extracomment>A change freeze that holds now. %1 = environments, %2 = local time</extracomment>
        <translation>Freeze %1 bis %2</translation>
    </message>
    <message>
        <source>freeze everywhere from %1</source>
        <extracomment>The next change freeze, everywhere. %1 = local time</extracomment>
        <translation>Freeze überall ab %1</translation>
    </message>
    <message>
        <source>freeze %1 from %2</source>
        <extracomment>The next change freeze. %1 = environments, %2 = local time</extracomment>
        <translation>Freeze %1 ab %2</translation>
    </message>
    <message>
        <source>Change freeze of %1 until %2: %3. This is a warning, it bars nothing.</source>
        <extracomment>Before a change. %1 = environment, %2 = local time, %3 = why: &quot;quarter end&quot;</extracomment>
        <translation>Change-Freeze in %1 bis %2: %3. Das ist eine Warnung, sie sperrt nichts.</translation>
    </message>
</context>
<context>
    <name>IncidentWords</name>
    <message>
        <source>%1 min</source>
        <extracomment>A duration. %1 = minutes</extracomment>
        <translation>%1 min</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <extracomment>A duration. %1 = hours, %2 = minutes with two digits</extracomment>
        <translation>%1 h %2 min</translation>
    </message>
    <message>
        <source>not known</source>
        <extracomment>In a postmortem: nobody wrote it down</extracomment>
        <translation>nicht bekannt</translation>
    </message>
    <message>
        <source>real</source>
        <extracomment>What an incident turned out to be</extracomment>
        <translation>echt</translation>
    </message>
    <message>
        <source>false alarm</source>
        <extracomment>What an incident turned out to be</extracomment>
        <translation>Fehlalarm</translation>
    </message>
    <message>
        <source>noise</source>
        <extracomment>What an incident turned out to be</extracomment>
        <translation>Rauschen</translation>
    </message>
    <message>
        <source>users</source>
        <extracomment>Where a line of the timeline comes from</extracomment>
        <translation>Nutzer</translation>
    </message>
    <message>
        <source>alerts</source>
        <extracomment>Where a line of the timeline comes from</extracomment>
        <translation>Alarme</translation>
    </message>
    <message>
        <source>deploys</source>
        <extracomment>Where a line of the timeline comes from</extracomment>
        <translation>Deploys</translation>
    </message>
    <message>
        <source>cluster</source>
        <extracomment>Where a line of the timeline comes from</extracomment>
        <translation>Cluster</translation>
    </message>
    <message>
        <source>robots</source>
        <extracomment>Where a line of the timeline comes from: autoscalers and the like</extracomment>
        <translation>Automatik</translation>
    </message>
    <message>
        <source>provider</source>
        <extracomment>Where a line of the timeline comes from: the cloud provider</extracomment>
        <translation>Provider</translation>
    </message>
    <message>
        <source>runbook</source>
        <extracomment>Where a line of the timeline comes from: runbooks</extracomment>
        <translation>Runbook</translation>
    </message>
    <message>
        <source>note</source>
        <extracomment>Where a line of the timeline comes from: people</extracomment>
        <translation>Notiz</translation>
    </message>
    <message>
        <source>**Impact began** (confirmed by %1)</source>
        <translation>**Beginn der Auswirkung** (bestätigt von %1)</translation>
    </message>
    <message>
        <source>**Impact began** (proposed by %1)</source>
        <translation>**Beginn der Auswirkung** (vorgeschlagen von %1)</translation>
    </message>
    <message>
        <source>**Declared** by %1</source>
        <extracomment>Line of a timeline, Markdown. %1 = who</extracomment>
        <translation>**Ausgerufen** von %1</translation>
    </message>
    <message>
        <source>**Closed** by %1</source>
        <extracomment>Line of a timeline, Markdown. %1 = who</extracomment>
        <translation>**Geschlossen** von %1</translation>
    </message>
    <message>
        <source>Note of %1: %2</source>
        <extracomment>Line of a timeline. %1 = who, %2 = what they wrote</extracomment>
        <translation>Notiz von %1: %2</translation>
    </message>
    <message>
        <source>Status update of %1: %2</source>
        <extracomment>Line of a timeline. %1 = who, %2 = what they wrote</extracomment>
        <translation>Statusmeldung von %1: %2</translation>
    </message>
    <message>
        <source>users well again: %1</source>
        <translation>Nutzern geht es wieder gut: %1</translation>
    </message>
    <message>
        <source>over: %1</source>
        <translation>vorbei: %1</translation>
    </message>
    <message>
        <source>… %1 later lines of the change log are left out</source>
        <extracomment>Line of a timeline: what was left out. %1 = how many</extracomment>
        <translation>… %1 spätere Zeilen des Änderungsprotokolls fehlen hier</translation>
    </message>
    <message>
        <source>%1 %2, for %3. We know: … We do: … Next update by %4.</source>
        <extracomment>Status update for others, to be filled in. %1 = &quot;P1&quot;, %2 = what happens, %3 = &quot;19 min&quot;, %4 = time of the next one</extracomment>
        <translation>%1 %2, seit %3. Wir wissen: … Wir tun: … Nächste Meldung bis %4.</translation>
    </message>
    <message>
        <source>*Draft made from the record; what is not known is left open.*</source>
        <extracomment>First line of a postmortem, Markdown</extracomment>
        <translation>*Entwurf aus dem Protokoll; was nicht bekannt ist, bleibt offen.*</translation>
    </message>
    <message>
        <source>**SIMULATED: this was a drill or a demo. No users were hurt.**</source>
        <extracomment>Of a postmortem, Markdown: nothing of it was real</extracomment>
        <translation>**SIMULIERT: Das war eine Übung oder eine Demo. Kein Nutzer war betroffen.**</translation>
    </message>
    <message>
        <source>Severity</source>
        <translation>Schwere</translation>
    </message>
    <message>
        <source>Estate</source>
        <translation>Estate</translation>
    </message>
    <message>
        <source>Commander</source>
        <translation>Leitung</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>Kanal</translation>
    </message>
    <message>
        <source>Bridge</source>
        <translation>Konferenz</translation>
    </message>
    <message>
        <source>Page</source>
        <translation>Ruf</translation>
    </message>
    <message>
        <source>Impact began</source>
        <translation>Beginn der Auswirkung</translation>
    </message>
    <message>
        <source>%1 (proposed by data, nobody confirmed it)</source>
        <translation>%1 (aus Daten vorgeschlagen, von niemandem bestätigt)</translation>
    </message>
    <message>
        <source>Declared</source>
        <translation>Ausgerufen</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>Geschlossen</translation>
    </message>
    <message>
        <source>still open</source>
        <translation>noch offen</translation>
    </message>
    <message>
        <source>Duration</source>
        <translation>Dauer</translation>
    </message>
    <message>
        <source>%1 so far</source>
        <translation>%1 bisher</translation>
    </message>
    <message>
        <source>Cause</source>
        <translation>Ursache</translation>
    </message>
    <message>
        <source>In short</source>
        <translation>In Kürze</translation>
    </message>
    <message>
        <source>What users felt</source>
        <translation>Was Nutzer spürten</translation>
    </message>
    <message>
        <source>Timeline (UTC)</source>
        <translation>Zeitlinie (UTC)</translation>
    </message>
    <message>
        <source>What helped, what did not</source>
        <translation>Was half, was nicht</translation>
    </message>
    <message>
        <source>Left changed</source>
        <translation>Noch geändert</translation>
    </message>
    <message>
        <source>Nothing is known to be left changed.</source>
        <translation>Soweit bekannt, ist nichts mehr geändert.</translation>
    </message>
    <message>
        <source>restored</source>
        <translation>wiederhergestellt</translation>
    </message>
    <message>
        <source>**nobody owns it**</source>
        <extracomment>Of something left changed, Markdown</extracomment>
        <translation>**gehört niemandem**</translation>
    </message>
    <message>
        <source>owner %1</source>
        <translation>gehört %1</translation>
    </message>
    <message>
        <source>until %1</source>
        <extracomment>Of something left changed. %1 = time</extracomment>
        <translation>bis %1</translation>
    </message>
    <message>
        <source>Runbooks run</source>
        <translation>Gelaufene Runbooks</translation>
    </message>
    <message>
        <source>Actions</source>
        <translation>Maßnahmen</translation>
    </message>
    <message>
        <source>| What | Owner | Due |</source>
        <extracomment>Heads of a table in a postmortem, Markdown: keep the bars</extracomment>
        <translation>| Was | Wer | Bis |</translation>
    </message>
    <message>
        <source>*Not in this timeline, because it could not be read:*</source>
        <extracomment>Of a postmortem, Markdown: above the timeline, before a list</extracomment>
        <translation>*Nicht in diesem Ablauf, weil es nicht gelesen werden konnte:*</translation>
    </message>
    <message>
        <source>%1 changed the severity from %2 to %3</source>
        <extracomment>Line of a timeline. %1 = who, %2 = &quot;P2&quot;, %3 = &quot;P1&quot;</extracomment>
        <translation>%1 änderte die Schwere von %2 auf %3</translation>
    </message>
    <message>
        <source>%1 changed the commander from %2 to %3</source>
        <extracomment>Line of a timeline: who leads the incident. %1 = who wrote it, %2 = before, %3 = now</extracomment>
        <translation>%1 änderte die Leitung von %2 auf %3</translation>
    </message>
    <message>
        <source>%1 corrected the start of the impact from %2 (by %3) to %4</source>
        <extracomment>Line of a timeline. %1 = who, %2 = time before, %3 = who or what had said it, %4 = time now</extracomment>
        <translation>%1 berichtigte den Beginn der Auswirkung von %2 (laut %3) auf %4</translation>
    </message>
    <message>
        <source>back: %1</source>
        <extracomment>Of something left changed. %1 = how it goes back</extracomment>
        <translation>zurück: %1</translation>
    </message>
</context>
<context>
    <name>LibraryOrigin</name>
    <message>
        <source>journals on this laptop</source>
        <extracomment>Source of a number: what the runs on this laptop have written</extracomment>
        <translation>Journale auf diesem Laptop</translation>
    </message>
    <message numerus="yes">
        <source>%n journal(s) of it in %1</source>
        <extracomment>Which journals a number was computed from. %1 = folder</extracomment>
        <translation>
            <numerusform>%n Journal davon in %1</numerusform>
            <numerusform>%n Journale davon in %1</numerusform>
        </translation>
    </message>
    <message>
        <source>runbook file</source>
        <extracomment>Source of a number: the file of a runbook</extracomment>
        <translation>Datei des Runbooks</translation>
    </message>
    <message>
        <source>journal of the run</source>
        <extracomment>Source of a number: what a run has written</extracomment>
        <translation>Journal des Laufs</translation>
    </message>
</context>
<context>
    <name>LibraryWords</name>
    <message>
        <source>review overdue by %1</source>
        <extracomment>%1 = &quot;12 d&quot;</extracomment>
        <translation>Review seit %1 fällig</translation>
    </message>
    <message>
        <source>never drilled</source>
        <translation>nie geübt</translation>
    </message>
    <message>
        <source>drill overdue by %1</source>
        <extracomment>%1 = &quot;12 d&quot;</extracomment>
        <translation>Übung seit %1 fällig</translation>
    </message>
</context>
<context>
    <name>Limits</name>
    <message>
        <source>only %1</source>
        <extracomment>In a narrow column: the only namespaces of a cluster that are seen. %1 = their names</extracomment>
        <translation>nur %1</translation>
    </message>
    <message>
        <source>Only the namespace %1, as the estate file says: %2.</source>
        <extracomment>%1 = name of a namespace, %2 = e.g. &quot;pods, events&quot;</extracomment>
        <translation>Nur der Namespace %1, wie die Estate-Datei sagt: %2.</translation>
    </message>
    <message>
        <source>Only the namespaces %1, as the estate file says: %2.</source>
        <extracomment>%1 = names of namespaces, %2 = e.g. &quot;pods, events&quot;</extracomment>
        <translation>Nur die Namespaces %1, wie die Estate-Datei sagt: %2.</translation>
    </message>
    <message>
        <source>Only the namespace %1: your role may not list %2 in the whole cluster.</source>
        <extracomment>%1 = name of a namespace, %2 = e.g. &quot;pods, events&quot;</extracomment>
        <translation>Nur der Namespace %1: die Rolle darf %2 nicht im ganzen Cluster auflisten.</translation>
    </message>
    <message>
        <source>Only the namespaces %1: your role may not list %2 in the whole cluster.</source>
        <extracomment>%1 = names of namespaces, %2 = e.g. &quot;pods, events&quot;</extracomment>
        <translation>Nur die Namespaces %1: die Rolle darf %2 nicht im ganzen Cluster auflisten.</translation>
    </message>
</context>
<context>
    <name>Moment</name>
    <message>
        <source>en</source>
        <extracomment>Code of the language of this translation, as in &quot;de&quot; or &quot;ja&quot;: the names of days and months come from it</extracomment>
        <translation>de</translation>
    </message>
</context>
<context>
    <name>OwnerFacts</name>
    <message>
        <source>the estate file</source>
        <extracomment>Who names the owner of a service</extracomment>
        <translation>die Estate-Datei</translation>
    </message>
    <message>
        <source>a label of the workload</source>
        <extracomment>Who names the owner of a service</extracomment>
        <translation>ein Label des Workloads</translation>
    </message>
    <message>
        <source>a label of the namespace</source>
        <extracomment>Who names the owner of a service</extracomment>
        <translation>ein Label des Namespace</translation>
    </message>
    <message>
        <source>Belongs to</source>
        <extracomment>Heading in the inspector: the team that answers for a thing, and the tenant it serves</extracomment>
        <translation>Gehört zu</translation>
    </message>
    <message>
        <source>Team</source>
        <translation>Team</translation>
    </message>
    <message>
        <source>Reach</source>
        <extracomment>How the team is reached: a channel, a rota</extracomment>
        <translation>Erreichbar</translation>
    </message>
    <message>
        <source>Named by</source>
        <extracomment>Who says which team it is</extracomment>
        <translation>Genannt von</translation>
    </message>
    <message>
        <source>Tenant</source>
        <translation>Mandant</translation>
    </message>
</context>
<context>
    <name>Paste</name>
    <message>
        <source>Traces are not watched: %1 cannot be opened here.</source>
        <extracomment>%1 = id of a trace</extracomment>
        <translation>Traces werden nicht beobachtet: %1 lässt sich hier nicht öffnen.</translation>
    </message>
    <message>
        <source>Nothing here knows links to %1.</source>
        <extracomment>%1 = host of a link</extracomment>
        <translation>Hier kennt nichts Links auf %1.</translation>
    </message>
    <message>
        <source>No source here watches %1.</source>
        <extracomment>%1 = an ARN of AWS</extracomment>
        <translation>Keine Quelle hier beobachtet %1.</translation>
    </message>
    <message>
        <source>Dashboards are not opened here, and nothing of %1 is known.</source>
        <extracomment>%1 = name of a dashboard</extracomment>
        <translation>Dashboards öffnen sich hier nicht, und von %1 ist nichts bekannt.</translation>
    </message>
    <message>
        <source>Argo CD is not watched, and no workload is called %1.</source>
        <extracomment>%1 = name of an application</extracomment>
        <translation>Argo CD wird nicht beobachtet, und kein Workload heißt %1.</translation>
    </message>
    <message>
        <source>No run of pull request %1 is known.</source>
        <extracomment>%1 = &quot;owner/repo/12&quot;</extracomment>
        <translation>Kein Lauf des Pull Requests %1 ist bekannt.</translation>
    </message>
    <message>
        <source>No run of commit %1 is known.</source>
        <extracomment>%1 = a commit</extracomment>
        <translation>Kein Lauf des Commits %1 ist bekannt.</translation>
    </message>
    <message>
        <source>No silence %1 is known here.</source>
        <extracomment>%1 = id</extracomment>
        <translation>Keine Stummschaltung %1 ist hier bekannt.</translation>
    </message>
    <message>
        <source>%1 is not found at present: it is over, or was never here.</source>
        <extracomment>%1 = id of a finding</extracomment>
        <translation>%1 ist derzeit nicht zu finden: vorbei, oder war nie hier.</translation>
    </message>
    <message>
        <source>The clipboard holds no link or id that is known here.</source>
        <translation>Die Zwischenablage enthält keinen Link und keine Kennung, die hier bekannt ist.</translation>
    </message>
    <message>
        <source>Nothing here is called %1.</source>
        <extracomment>%1 = the id that was pasted</extracomment>
        <translation>Hier heißt nichts %1.</translation>
    </message>
</context>
<context>
    <name>ProviderWords</name>
    <message>
        <source>no impact</source>
        <extracomment>How bad an incident of a provider is, by its own page</extracomment>
        <translation>ohne Auswirkung</translation>
    </message>
    <message>
        <source>maintenance</source>
        <translation>Wartung</translation>
    </message>
    <message>
        <source>minor</source>
        <extracomment>How bad an incident of a provider is, by its own page</extracomment>
        <translation>leicht</translation>
    </message>
    <message>
        <source>major</source>
        <extracomment>How bad an incident of a provider is, by its own page</extracomment>
        <translation>schwer</translation>
    </message>
    <message>
        <source>critical</source>
        <extracomment>How bad an incident of a provider is, by its own page</extracomment>
        <translation>kritisch</translation>
    </message>
    <message>
        <source>unknown word &quot;%1&quot;</source>
        <extracomment>A provider&apos;s page uses a word that is not known. %1 = the word</extracomment>
        <translation>unbekanntes Wort „%1“</translation>
    </message>
    <message>
        <source>operational</source>
        <extracomment>Of a part of a provider</extracomment>
        <translation>in Betrieb</translation>
    </message>
    <message>
        <source>under maintenance</source>
        <extracomment>Of a part of a provider</extracomment>
        <translation>in Wartung</translation>
    </message>
    <message>
        <source>degraded</source>
        <extracomment>Of a part of a provider</extracomment>
        <translation>beeinträchtigt</translation>
    </message>
    <message>
        <source>partly out</source>
        <extracomment>Of a part of a provider</extracomment>
        <translation>teilweise ausgefallen</translation>
    </message>
    <message>
        <source>out</source>
        <extracomment>Of a part of a provider</extracomment>
        <translation>ausgefallen</translation>
    </message>
    <message numerus="yes">
        <source>%1 (and %n more)</source>
        <extracomment>%1 = what is told of the worst one; %n = how many others there are</extracomment>
        <translation>
            <numerusform>%1 (und %n weiteres)</numerusform>
            <numerusform>%1 (und %n weitere)</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, %2, since %3</source>
        <extracomment>%1 = title of an incident of a provider, %2 = &quot;major&quot;, %3 = time of day</extracomment>
        <translation>%1, %2, seit %3</translation>
    </message>
    <message>
        <source>maintenance until %2: %1</source>
        <extracomment>%1 = title of announced work at a provider, %2 = time of day</extracomment>
        <translation>Wartung bis %2: %1</translation>
    </message>
    <message>
        <source>maintenance since %2: %1</source>
        <extracomment>%1 = title of announced work at a provider, %2 = time of day</extracomment>
        <translation>Wartung seit %2: %1</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <extracomment>%1 = part of a provider, %2 = &quot;degraded&quot;</extracomment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>%1, %2 to %3</source>
        <extracomment>%1 = title of an incident of a provider that is over, %2 and %3 = times of day</extracomment>
        <translation>%1, %2 bis %3</translation>
    </message>
    <message>
        <source>not seen yet</source>
        <extracomment>A provider&apos;s status page has never answered</extracomment>
        <translation>noch nicht gesehen</translation>
    </message>
    <message>
        <source>not seen for %1</source>
        <extracomment>A provider&apos;s status page does not answer. %1 = &quot;12 min&quot;</extracomment>
        <translation>seit %1 nicht gesehen</translation>
    </message>
    <message>
        <source>, last known: %1</source>
        <extracomment>added to &quot;not seen for 12 min&quot;: what was last known. %1 = title of an incident</extracomment>
        <translation>, zuletzt bekannt: %1</translation>
    </message>
    <message>
        <source>%1: no event, %2 ago</source>
        <extracomment>Providers&apos; pages tell of nothing. %1 = their names, %2 = &quot;34 s&quot;</extracomment>
        <translation>%1: kein Ereignis, vor %2</translation>
    </message>
    <message>
        <source>%1: no event now, %2 ago</source>
        <extracomment>The same, but what was over earlier is not known</extracomment>
        <translation>%1: jetzt kein Ereignis, vor %2</translation>
    </message>
    <message>
        <source>Provider (AWS Health and others): not watched, so not known.</source>
        <extracomment>No status page of a provider is in the estate file</extracomment>
        <translation>Provider (AWS Health und andere): nicht überwacht, also unbekannt.</translation>
    </message>
    <message>
        <source>AWS Health not watched</source>
        <extracomment>The health of AWS has no public page that could be asked</extracomment>
        <translation>AWS Health nicht überwacht</translation>
    </message>
    <message>
        <source>not watched: no source tells of the provider</source>
        <extracomment>In a lane of the incident clock: the cloud provider&apos;s own incidents</extracomment>
        <translation>nicht überwacht: Keine Quelle sagt etwas zum Provider</translation>
    </message>
    <message>
        <source>not seen: %1</source>
        <extracomment>In a lane of the incident clock. %1 = names of providers whose pages do not answer
----------
In a lane of the incident clock. %1 = names of sources</extracomment>
        <translation>nicht gesehen: %1</translation>
    </message>
    <message>
        <source>not watched: no source tells of the users</source>
        <extracomment>In a lane of the incident clock: how the users fare</extracomment>
        <translation>nicht beobachtet: keine Quelle berichtet von den Nutzern</translation>
    </message>
    <message>
        <source>not watched: no source tells of alerts</source>
        <extracomment>In a lane of the incident clock</extracomment>
        <translation>nicht beobachtet: keine Quelle berichtet von Alarmen</translation>
    </message>
</context>
<context>
    <name>QObject</name>
    <message>
        <source>No source shows %1. An estate file can name one.</source>
        <extracomment>Empty state. %1 = what the list would show, e.g. &quot;pods&quot;</extracomment>
        <translation>Keine Quelle zeigt %1. Eine Estate-Datei kann eine nennen.</translation>
    </message>
    <message>
        <source>No %1 here.</source>
        <extracomment>Empty state: the source has answered, there is none. %1 = e.g. &quot;pods&quot;</extracomment>
        <translation>Hier gibt es keine %1.</translation>
    </message>
    <message>
        <source>%1 of about %2 %3</source>
        <extracomment>Loading. %1 = how many arrived, %2 = about how many there are, %3 = e.g. &quot;pods&quot;</extracomment>
        <translation>%1 von etwa %2 %3</translation>
    </message>
    <message>
        <source>%1 %2 so far</source>
        <extracomment>Loading. %1 = how many arrived so far, %2 = e.g. &quot;pods&quot;</extracomment>
        <translation>bisher %1 %2</translation>
    </message>
    <message>
        <source>Asking for %1…</source>
        <extracomment>Loading: no answer yet. %1 = e.g. &quot;pods&quot;</extracomment>
        <translation>%1 werden abgefragt …</translation>
    </message>
    <message>
        <source>%1, %2: %3</source>
        <extracomment>A part of a source cannot be read. %1 = source, %2 = e.g. &quot;events&quot;, %3 = why</extracomment>
        <translation>%1, %2: %3</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <extracomment>A source is not well. %1 = source, %2 = sentence about its state</extracomment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Retry now</source>
        <extracomment>Button: ask the source again at once</extracomment>
        <translation>Jetzt erneut versuchen</translation>
    </message>
    <message>
        <source>Open the file</source>
        <extracomment>Button: opens the file with the mistake</extracomment>
        <translation>Datei öffnen</translation>
    </message>
    <message>
        <source>Show the source</source>
        <extracomment>Button: opens what is known about a source</extracomment>
        <translation>Quelle zeigen</translation>
    </message>
    <message>
        <source>Estate file…</source>
        <extracomment>Button: opens the estate file, or asks for one where there is none yet</extracomment>
        <translation>Estate-Datei…</translation>
    </message>
</context>
<context>
    <name>ReadyWords</name>
    <message>
        <source>recovery names it, but the estate file has no such cluster or source.</source>
        <translation>recovery nennt es, aber die Estate-Datei kennt weder Cluster noch Quelle dieses Namens.</translation>
    </message>
    <message>
        <source>It is switched off in the estate file.</source>
        <translation>Es ist in der Estate-Datei ausgeschaltet.</translation>
    </message>
    <message>
        <source>It does not answer.</source>
        <translation>Es antwortet nicht.</translation>
    </message>
    <message>
        <source>It does not answer: %1.</source>
        <extracomment>A data plane. %1 = why, from the network</extracomment>
        <translation>Es antwortet nicht: %1.</translation>
    </message>
    <message>
        <source>Its credential is handed out by %1: no sign-in there, no failover.</source>
        <extracomment>%1 = an identity provider: an issuer&apos;s address or the command that signs in</extracomment>
        <translation>Die Anmeldung gibt %1 aus: ohne Anmeldung dort kein Failover.</translation>
    </message>
    <message>
        <source>It answers; the command %1 hands its credential out, and whether that needs an identity provider is not known.</source>
        <extracomment>%1 = a command</extracomment>
        <translation>Es antwortet; die Anmeldung gibt der Befehl %1 aus, und ob der einen Identitätsdienst braucht, ist nicht bekannt.</translation>
    </message>
    <message>
        <source>Its credential (%1) expired %2 ago.</source>
        <extracomment>%1 = kind of credential, %2 = &quot;3 h&quot;</extracomment>
        <translation>Die Anmeldung (%1) ist seit %2 abgelaufen.</translation>
    </message>
    <message>
        <source>It answers, but its credential (%1) expires in %2, within a shift.</source>
        <extracomment>%1 = kind of credential, %2 = &quot;3 h&quot;</extracomment>
        <translation>Es antwortet, aber die Anmeldung (%1) läuft in %2 ab, noch in einer Schicht.</translation>
    </message>
    <message>
        <source>It answers with a %1 of its own; no expiry is known.</source>
        <extracomment>%1 = kind of credential</extracomment>
        <translation>Es antwortet auf eine eigene Anmeldung (%1); ein Ablauf ist nicht bekannt.</translation>
    </message>
    <message>
        <source>It answers with a %1 of its own, valid for %2.</source>
        <extracomment>%1 = kind of credential, %2 = &quot;40 d&quot;</extracomment>
        <translation>Es antwortet auf eine eigene Anmeldung (%1), noch %2 gültig.</translation>
    </message>
    <message>
        <source>It answers and asks for no credential.</source>
        <translation>Es antwortet und verlangt keine Anmeldung.</translation>
    </message>
    <message>
        <source>It has not answered yet.</source>
        <translation>Es hat noch nicht geantwortet.</translation>
    </message>
    <message>
        <source>No runbook of the library needs these clusters or sources.</source>
        <translation>Kein Runbook der Bibliothek braucht diese Cluster oder Quellen.</translation>
    </message>
    <message>
        <source>This folder of runbooks cannot be read.</source>
        <translation>Dieser Ordner mit Runbooks ist nicht lesbar.</translation>
    </message>
    <message>
        <source>It cannot be read, so whether a failover needs it is not known: %1.</source>
        <extracomment>%1 = why</extracomment>
        <translation>Es ist nicht lesbar; ob ein Failover es braucht, ist also nicht bekannt: %1.</translation>
    </message>
    <message numerus="yes">
        <source>It has %n error(s) and cannot be started.</source>
        <extracomment>%n = mistakes that lint finds</extracomment>
        <translation>
            <numerusform>Es hat %n Fehler und kann nicht gestartet werden.</numerusform>
            <numerusform>Es hat %n Fehler und kann nicht gestartet werden.</numerusform>
        </translation>
    </message>
    <message>
        <source>It lies on a network file system (%1), which may be away with the rest.</source>
        <extracomment>%1 = kind of network file system: &quot;nfs4&quot;</extracomment>
        <translation>Es liegt auf einem Netzdateisystem (%1), das mit dem Rest ausfallen kann.</translation>
    </message>
    <message>
        <source>On this disk without errors, sha256 %1, as in its last run.</source>
        <extracomment>%1 = beginning of a file&apos;s hash</extracomment>
        <translation>Auf dieser Platte und fehlerfrei, sha256 %1, wie beim letzten Lauf.</translation>
    </message>
    <message>
        <source>On this disk without errors, sha256 %1, changed since its last run.</source>
        <extracomment>%1 = beginning of a file&apos;s hash</extracomment>
        <translation>Auf dieser Platte und fehlerfrei, sha256 %1, seit dem letzten Lauf geändert.</translation>
    </message>
    <message>
        <source>On this disk without errors, sha256 %1; never run here.</source>
        <extracomment>%1 = beginning of a file&apos;s hash</extracomment>
        <translation>Auf dieser Platte und fehlerfrei, sha256 %1; hier nie gelaufen.</translation>
    </message>
    <message>
        <source>The library is being read.</source>
        <translation>Die Bibliothek wird gelesen.</translation>
    </message>
    <message>
        <source>It answers HTTP %1.</source>
        <extracomment>A data plane. %1 = HTTP status of 500 or more</extracomment>
        <translation>Es antwortet mit HTTP %1.</translation>
    </message>
    <message>
        <source>It answers HTTP %1 in %2.</source>
        <extracomment>A data plane. %1 = HTTP status, %2 = &quot;84 ms&quot;</extracomment>
        <translation>Es antwortet mit HTTP %1 in %2.</translation>
    </message>
    <message>
        <source>It has not been asked yet.</source>
        <translation>Es wurde noch nicht gefragt.</translation>
    </message>
    <message>
        <source>Unlocked, and an entry could be written.</source>
        <translation>Entsperrt, und ein Eintrag ließ sich schreiben.</translation>
    </message>
    <message>
        <source>It is locked.</source>
        <translation>Er ist gesperrt.</translation>
    </message>
    <message>
        <source>It is unlocked, but no entry can be written: %1.</source>
        <extracomment>%1 = why</extracomment>
        <translation>Er ist entsperrt, aber kein Eintrag lässt sich schreiben: %1.</translation>
    </message>
    <message>
        <source>No keychain service runs, and credentials of this estate lie in one.</source>
        <translation>Es läuft kein Schlüsselbund, und Anmeldungen dieses Estates liegen in einem.</translation>
    </message>
    <message>
        <source>No keychain service runs; nothing of this estate lies in one.</source>
        <translation>Es läuft kein Schlüsselbund; nichts aus diesem Estate liegt in einem.</translation>
    </message>
    <message>
        <source>Whether it is unlocked cannot be known without asking for its password.</source>
        <translation>Ob er entsperrt ist, lässt sich nicht ohne Frage nach dem Passwort sagen.</translation>
    </message>
    <message>
        <source>Whether it is unlocked cannot be known: %1.</source>
        <translation>Ob er entsperrt ist, lässt sich nicht sagen: %1.</translation>
    </message>
    <message>
        <source>%1 can be written; %2 are free.</source>
        <extracomment>%1 = folder, %2 = &quot;81 GiB&quot;</extracomment>
        <translation>%1 ist beschreibbar; %2 sind frei.</translation>
    </message>
    <message>
        <source>%1 can be written, but only %2 are free.</source>
        <extracomment>%1 = folder, %2 = &quot;81 MiB&quot;</extracomment>
        <translation>%1 ist beschreibbar, aber nur %2 sind frei.</translation>
    </message>
    <message>
        <source>%1 cannot be written: %2.</source>
        <extracomment>%1 = folder, %2 = why</extracomment>
        <translation>%1 ist nicht beschreibbar: %2.</translation>
    </message>
    <message>
        <source>On mains, the battery has %1 %.</source>
        <extracomment>%1 = per cent of the battery</extracomment>
        <translation>Am Netz, der Akku hat %1 %.</translation>
    </message>
    <message>
        <source>On battery, %1 % left.</source>
        <extracomment>%1 = per cent of the battery</extracomment>
        <translation>Auf Akku, noch %1 %.</translation>
    </message>
    <message>
        <source>On battery, only %1 % left (30 % are wanted).</source>
        <extracomment>%1 = per cent of the battery</extracomment>
        <translation>Auf Akku, nur noch %1 % (verlangt sind 30 %).</translation>
    </message>
    <message>
        <source>No battery is known.</source>
        <translation>Kein Akku bekannt.</translation>
    </message>
    <message>
        <source>Credentials without single sign-on</source>
        <extracomment>Heading in the list &quot;Ready for DR&quot;</extracomment>
        <translation>Anmeldungen ohne Single Sign-on</translation>
    </message>
    <message>
        <source>Runbooks on this disk</source>
        <extracomment>Heading in the list &quot;Ready for DR&quot;</extracomment>
        <translation>Runbooks auf dieser Platte</translation>
    </message>
    <message>
        <source>Contacts</source>
        <extracomment>Heading in the list &quot;Ready for DR&quot;</extracomment>
        <translation>Kontakte</translation>
    </message>
    <message>
        <source>Data planes</source>
        <extracomment>Heading in the list &quot;Ready for DR&quot;</extracomment>
        <translation>Datenebenen</translation>
    </message>
    <message>
        <source>This laptop</source>
        <extracomment>Heading in the list &quot;Ready for DR&quot;</extracomment>
        <translation>Dieser Laptop</translation>
    </message>
    <message>
        <source>ok</source>
        <extracomment>State of an item of &quot;Ready for DR&quot;</extracomment>
        <translation>ok</translation>
    </message>
    <message>
        <source>not known</source>
        <extracomment>State of an item of &quot;Ready for DR&quot;</extracomment>
        <translation>nicht bekannt</translation>
    </message>
    <message>
        <source>missing</source>
        <extracomment>State of an item of &quot;Ready for DR&quot;</extracomment>
        <translation>fehlt</translation>
    </message>
    <message>
        <source>Library</source>
        <translation>Bibliothek</translation>
    </message>
    <message>
        <source>Keychain</source>
        <translation>Schlüsselbund</translation>
    </message>
    <message>
        <source>Disk of the journals</source>
        <translation>Platte der Journale</translation>
    </message>
    <message>
        <source>Power</source>
        <translation>Strom</translation>
    </message>
    <message>
        <source>recovery names it, but contacts says nobody under this key.</source>
        <translation>recovery nennt ihn, aber contacts sagt unter diesem Schlüssel niemanden.</translation>
    </message>
    <message>
        <source>Correct the name under recovery, or declare the cluster or source.</source>
        <translation>Den Namen unter recovery berichtigen oder den Cluster oder die Quelle eintragen.</translation>
    </message>
    <message>
        <source>Remove enabled: false from its entry.</source>
        <translation>enabled: false aus dem Eintrag entfernen.</translation>
    </message>
    <message>
        <source>Its dot in the status bar says why, and what helps.</source>
        <translation>Der Punkt in der Statusleiste sagt, warum, und was hilft.</translation>
    </message>
    <message>
        <source>Keep a context with a client certificate or a token of its own for emergencies, and name that one in the estate file.</source>
        <translation>Für den Notfall einen Kontext mit Client-Zertifikat oder eigenem Token halten und diesen in der Estate-Datei nennen.</translation>
    </message>
    <message>
        <source>Try the command without a network, or keep the credential in the keychain.</source>
        <translation>Den Befehl ohne Netz versuchen oder die Anmeldung im Schlüsselbund halten.</translation>
    </message>
    <message>
        <source>Renew it before the watch begins.</source>
        <translation>Vor Beginn der Wache erneuern.</translation>
    </message>
    <message>
        <source>Write a runbook whose needs name them, or add its folder to runbooks.</source>
        <translation>Ein Runbook schreiben, dessen needs sie nennt, oder seinen Ordner unter runbooks eintragen.</translation>
    </message>
    <message>
        <source>Clone the repository to this disk, or correct runbooks in the estate file.</source>
        <translation>Das Repository auf diese Platte klonen oder runbooks in der Estate-Datei berichtigen.</translation>
    </message>
    <message>
        <source>midwatch runbook lint names each place.</source>
        <translation>midwatch runbook lint nennt jede Stelle.</translation>
    </message>
    <message>
        <source>Keep a clone on this disk.</source>
        <translation>Einen Klon auf dieser Platte halten.</translation>
    </message>
    <message>
        <source>Add the key to contacts in the estate file.</source>
        <translation>Den Schlüssel unter contacts in der Estate-Datei eintragen.</translation>
    </message>
    <message>
        <source>Look at the data plane and at the way to it (name, VPN, proxy, certificate).</source>
        <translation>Die Datenebene und den Weg zu ihr ansehen (Name, VPN, Proxy, Zertifikat).</translation>
    </message>
    <message>
        <source>Unlock it, for example by signing in anew.</source>
        <translation>Entsperren, zum Beispiel durch neues Anmelden.</translation>
    </message>
    <message>
        <source>Start the keychain service (GNOME Keyring, KWallet), or keep these credentials in files.</source>
        <translation>Den Schlüsselbund starten (GNOME Keyring, KWallet) oder diese Anmeldungen in Dateien halten.</translation>
    </message>
    <message>
        <source>Look at the keychain with the desktop&apos;s own tool.</source>
        <translation>Den Schlüsselbund mit dem Werkzeug des Desktops ansehen.</translation>
    </message>
    <message>
        <source>Make room: a run without a journal does not start.</source>
        <translation>Platz schaffen: ohne Journal startet kein Lauf.</translation>
    </message>
    <message>
        <source>Make the folder writable: a run without a journal does not start.</source>
        <translation>Den Ordner beschreibbar machen: ohne Journal startet kein Lauf.</translation>
    </message>
    <message>
        <source>Plug it in.</source>
        <translation>Ans Netz stecken.</translation>
    </message>
    <message>
        <source>its credential hangs on single sign-on</source>
        <extracomment>In one line: a credential is handed out by an identity provider</extracomment>
        <translation>die Anmeldung hängt am Single Sign-on</translation>
    </message>
</context>
<context>
    <name>RolloutMarkers</name>
    <message>
        <source>rollout %1</source>
        <translation>Rollout %1</translation>
    </message>
</context>
<context>
    <name>RunPhrases</name>
    <message>
        <source>Changes nothing.</source>
        <translation>Ändert nichts.</translation>
    </message>
    <message>
        <source>Changes %1.</source>
        <translation>Ändert %1.</translation>
    </message>
    <message>
        <source>Reversible.</source>
        <translation>Umkehrbar.</translation>
    </message>
    <message>
        <source>Not known to be reversible: %1.</source>
        <translation>Nicht bekannt, ob umkehrbar: %1.</translation>
    </message>
    <message>
        <source>%1 step with no way back: %2.</source>
        <translation>%1 Schritt ohne Rückweg: %2.</translation>
    </message>
    <message>
        <source>%1 steps with no way back: %2.</source>
        <translation>%1 Schritte ohne Rückweg: %2.</translation>
    </message>
    <message>
        <source>Cannot be run like this.</source>
        <translation>Lässt sich so nicht ausführen.</translation>
    </message>
    <message>
        <source>planned before an interruption</source>
        <translation>vor einer Unterbrechung geplant</translation>
    </message>
    <message>
        <source>%1 ran for %2 d before.</source>
        <translation>%1 lief vorher %2 Tage.</translation>
    </message>
    <message>
        <source>%1 ran for %2 before.</source>
        <translation>%1 lief vorher %2.</translation>
    </message>
    <message>
        <source>%1 %2 step</source>
        <translation>%1 %2-Schritt</translation>
    </message>
    <message>
        <source>%1 %2 steps</source>
        <translation>%1 %2-Schritte</translation>
    </message>
    <message>
        <source>changes nothing</source>
        <translation>ändert nichts</translation>
    </message>
    <message>
        <source>reads</source>
        <translation>liest</translation>
    </message>
    <message>
        <source>asks a person</source>
        <translation>fragt einen Menschen</translation>
    </message>
    <message>
        <source>tells people</source>
        <translation>benachrichtigt Menschen</translation>
    </message>
    <message>
        <source>reversible</source>
        <translation>umkehrbar</translation>
    </message>
    <message>
        <source>not known to be reversible</source>
        <translation>nicht bekannt, ob umkehrbar</translation>
    </message>
    <message>
        <source>no way back</source>
        <translation>kein Weg zurück</translation>
    </message>
    <message>
        <source>%1, unsafe to repeat</source>
        <translation>%1, nicht gefahrlos wiederholbar</translation>
    </message>
    <message>
        <source>%1, looked at before it is repeated</source>
        <translation>%1, vor einer Wiederholung wird nachgesehen</translation>
    </message>
    <message>
        <source>known when the steps before it have run</source>
        <translation>steht fest, wenn die Schritte davor gelaufen sind</translation>
    </message>
    <message>
        <source>this is not allowed here: %1</source>
        <translation>das ist hier nicht erlaubt: %1</translation>
    </message>
    <message>
        <source>Nothing to do now: %1.</source>
        <translation>Jetzt ist nichts zu tun: %1.</translation>
    </message>
    <message>
        <source>nothing to do: %1</source>
        <translation>nichts zu tun: %1</translation>
    </message>
    <message>
        <source>%1: this version cannot run steps of type %2</source>
        <translation>%1: diese Version kann keine Schritte vom Typ %2 ausführen</translation>
    </message>
    <message>
        <source>this version cannot run steps of type %1</source>
        <translation>diese Version kann keine Schritte vom Typ %1 ausführen</translation>
    </message>
    <message>
        <source>this version cannot run %1</source>
        <translation>diese Version kann %1 nicht ausführen</translation>
    </message>
    <message>
        <source>undo of %1</source>
        <translation>Rücknahme von %1</translation>
    </message>
    <message>
        <source>undo of: %1</source>
        <translation>Rücknahme von: %1</translation>
    </message>
    <message>
        <source>because it failed: %1</source>
        <translation>weil es fehlschlug: %1</translation>
    </message>
    <message>
        <source>because it took too long: %1</source>
        <translation>weil es zu lange dauerte: %1</translation>
    </message>
    <message>
        <source>%1 asks for %2 replicas</source>
        <translation>%1 verlangt %2 Replicas</translation>
    </message>
    <message>
        <source>%1 replicas</source>
        <translation>%1 Replicas</translation>
    </message>
    <message>
        <source>set %1 again</source>
        <translation>wieder auf %1 setzen</translation>
    </message>
    <message>
        <source>Scale %1 in %2 from %3 to %4</source>
        <translation>%1 in %2 von %3 auf %4 skalieren</translation>
    </message>
    <message>
        <source>%1 → %2 replicas, %3 ready</source>
        <translation>%1 → %2 Replicas, %3 bereit</translation>
    </message>
    <message>
        <source>%1 → %2 replicas</source>
        <translation>%1 → %2 Replicas</translation>
    </message>
    <message>
        <source>%1 of %2 ready</source>
        <translation>%1 von %2 bereit</translation>
    </message>
    <message>
        <source>it has %1 replicas, not %2 as if_current says</source>
        <translation>es hat %1 Replicas, nicht %2, wie if_current sagt</translation>
    </message>
    <message>
        <source>The autoscaler %1 also sets this number (%2) and will put it back inside its limits.</source>
        <translation>Der Autoscaler %1 setzt diese Zahl auch (%2) und wird sie in seine Grenzen zurückholen.</translation>
    </message>
    <message>
        <source>The autoscaler %1 also sets this number (%2).</source>
        <translation>Der Autoscaler %1 setzt diese Zahl auch (%2).</translation>
    </message>
    <message>
        <source>the server accepts it</source>
        <translation>der Server nimmt es an</translation>
    </message>
    <message>
        <source>the server refuses it: %1</source>
        <translation>der Server lehnt es ab: %1</translation>
    </message>
    <message>
        <source>Dry run: %1.</source>
        <translation>Probelauf: %1.</translation>
    </message>
    <message>
        <source>patch is allowed</source>
        <translation>Ändern ist erlaubt</translation>
    </message>
    <message>
        <source>patch is forbidden</source>
        <translation>Ändern ist verboten</translation>
    </message>
    <message>
        <source>patch of its scale is allowed</source>
        <translation>Skalieren ist erlaubt</translation>
    </message>
    <message>
        <source>patch of its scale is forbidden</source>
        <translation>Skalieren ist verboten</translation>
    </message>
    <message>
        <source>%1 in %2: replicas</source>
        <translation>%1 in %2: Replicas</translation>
    </message>
    <message>
        <source>%1 is at revision %2 (%3)</source>
        <translation>%1 steht auf Revision %2 (%3)</translation>
    </message>
    <message>
        <source>%1 is at revision %2</source>
        <translation>%1 steht auf Revision %2</translation>
    </message>
    <message>
        <source>revision %1 as a new revision, template of ReplicaSet %2 of %3</source>
        <translation>Revision %1 als neue Revision, Vorlage von ReplicaSet %2 vom %3</translation>
    </message>
    <message>
        <source>revision %1 as a new revision, template of ReplicaSet %2</source>
        <translation>Revision %1 als neue Revision, Vorlage von ReplicaSet %2</translation>
    </message>
    <message>
        <source>roll back to revision %1 in the same way</source>
        <translation>ebenso auf Revision %1 zurücksetzen</translation>
    </message>
    <message>
        <source>Roll back %1 in %2 to revision %3</source>
        <translation>%1 in %2 auf Revision %3 zurücksetzen</translation>
    </message>
    <message>
        <source>%1, generation %2</source>
        <translation>%1, Generation %2</translation>
    </message>
    <message>
        <source>all its pods are replaced, a few at a time</source>
        <translation>alle Pods werden ersetzt, einige auf einmal</translation>
    </message>
    <message>
        <source>none needed: the same template runs again</source>
        <translation>nicht nötig: dieselbe Vorlage läuft wieder</translation>
    </message>
    <message>
        <source>Restart %1 in %2</source>
        <translation>%1 in %2 neu starten</translation>
    </message>
    <message>
        <source>Pause %1 in %2</source>
        <translation>%1 in %2 pausieren</translation>
    </message>
    <message>
        <source>Resume %1 in %2</source>
        <translation>%1 in %2 fortsetzen</translation>
    </message>
    <message>
        <source>%1 is paused</source>
        <translation>%1 ist pausiert</translation>
    </message>
    <message>
        <source>%1 rolls out changes at once</source>
        <translation>%1 rollt Änderungen sofort aus</translation>
    </message>
    <message>
        <source>changes of its template wait</source>
        <translation>Änderungen der Vorlage warten</translation>
    </message>
    <message>
        <source>changes of its template roll out at once</source>
        <translation>Änderungen der Vorlage werden sofort ausgerollt</translation>
    </message>
    <message>
        <source>resume it</source>
        <translation>fortsetzen</translation>
    </message>
    <message>
        <source>pause it again</source>
        <translation>wieder pausieren</translation>
    </message>
    <message>
        <source>%1, rolled out</source>
        <translation>%1, ausgerollt</translation>
    </message>
    <message>
        <source>revision %1 → %2</source>
        <translation>Revision %1 → %2</translation>
    </message>
    <message>
        <source>revision %1, before it %2; %3</source>
        <translation>Revision %1, davor %2; %3</translation>
    </message>
    <message>
        <source>revision %1, before it %2</source>
        <translation>Revision %1, davor %2</translation>
    </message>
    <message>
        <source>revision %1</source>
        <translation>Revision %1</translation>
    </message>
    <message>
        <source>restarted at %1</source>
        <translation>neu gestartet um %1</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>pausiert</translation>
    </message>
    <message>
        <source>resumed</source>
        <translation>fortgesetzt</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>ja</translation>
    </message>
    <message>
        <source>no</source>
        <translation>nein</translation>
    </message>
    <message>
        <source>%1 in %2: template</source>
        <translation>%1 in %2: Vorlage</translation>
    </message>
    <message>
        <source>%1 in %2: rollout paused</source>
        <translation>%1 in %2: Rollout pausiert</translation>
    </message>
    <message>
        <source>the controller has not seen the change yet</source>
        <translation>der Controller hat die Änderung noch nicht gesehen</translation>
    </message>
    <message>
        <source>%1 of %2 new pods are there</source>
        <translation>%1 von %2 neuen Pods sind da</translation>
    </message>
    <message>
        <source>%1 of %2 new pods are available</source>
        <translation>%1 von %2 neuen Pods sind verfügbar</translation>
    </message>
    <message>
        <source>%1 of %2 pods are ready</source>
        <translation>%1 von %2 Pods sind bereit</translation>
    </message>
    <message>
        <source>%1 old pods are still there</source>
        <translation>%1 alte Pods sind noch da</translation>
    </message>
    <message>
        <source>the rollout exceeded its progress deadline: %1</source>
        <translation>der Rollout hat seine Frist überschritten: %1</translation>
    </message>
    <message>
        <source>the deployment is paused; resume it first</source>
        <translation>das Deployment ist pausiert; erst fortsetzen</translation>
    </message>
    <message>
        <source>there is no revision before the current one of %1; there are %2</source>
        <translation>vor der laufenden Revision von %1 gibt es keine; es gibt %2</translation>
    </message>
    <message>
        <source>there is no revision %1 of %2; there are %3</source>
        <translation>Revision %1 von %2 gibt es nicht; es gibt %3</translation>
    </message>
    <message>
        <source>the template is no longer the one of revision %1: somebody or something changed it again</source>
        <translation>die Vorlage ist nicht mehr die von Revision %1: jemand oder etwas hat sie wieder geändert</translation>
    </message>
    <message>
        <source>ReplicaSet %1 is not the one that was planned</source>
        <translation>ReplicaSet %1 ist nicht das geplante</translation>
    </message>
    <message>
        <source>no data</source>
        <translation>keine Daten</translation>
    </message>
    <message>
        <source>%1 for %2</source>
        <translation>%1 seit %2</translation>
    </message>
    <message>
        <source>holds</source>
        <translation>trifft zu</translation>
    </message>
    <message>
        <source>not true: %1</source>
        <translation>trifft nicht zu: %1</translation>
    </message>
    <message>
        <source>neither success nor failure within %1</source>
        <translation>weder Erfolg noch Fehlschlag innerhalb von %1</translation>
    </message>
    <message>
        <source>neither success nor failure: %1</source>
        <translation>weder Erfolg noch Fehlschlag: %1</translation>
    </message>
    <message>
        <source>result is %1: %2</source>
        <translation>das Ergebnis ist %1: %2</translation>
    </message>
    <message>
        <source>the query could not be answered: %1</source>
        <translation>die Abfrage konnte nicht beantwortet werden: %1</translation>
    </message>
    <message>
        <source>%1 is there</source>
        <translation>%1 ist da</translation>
    </message>
    <message>
        <source>impact-start at %1</source>
        <translation>Beginn der Störung um %1</translation>
    </message>
    <message>
        <source>detected at %1</source>
        <translation>bemerkt um %1</translation>
    </message>
    <message>
        <source>declared at %1</source>
        <translation>ausgerufen um %1</translation>
    </message>
    <message>
        <source>decided at %1</source>
        <translation>entschieden um %1</translation>
    </message>
    <message>
        <source>data-safe at %1</source>
        <translation>Daten sicher um %1</translation>
    </message>
    <message>
        <source>point-of-no-return at %1</source>
        <translation>kein Weg zurück ab %1</translation>
    </message>
    <message>
        <source>service-restored at %1</source>
        <translation>Dienst wiederhergestellt um %1</translation>
    </message>
    <message>
        <source>redundancy-restored at %1</source>
        <translation>Redundanz wiederhergestellt um %1</translation>
    </message>
    <message>
        <source>this desktop shows it</source>
        <translation>dieser Desktop zeigt es</translation>
    </message>
    <message>
        <source>Notify this desktop</source>
        <translation>Diesen Desktop benachrichtigen</translation>
    </message>
    <message>
        <source>shown on this desktop</source>
        <translation>auf diesem Desktop gezeigt</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keiner</translation>
    </message>
    <message>
        <source>there is no desktop to notify here</source>
        <translation>hier gibt es keinen Desktop zum Benachrichtigen</translation>
    </message>
    <message>
        <source>this script runs once</source>
        <translation>dieses Skript läuft einmal</translation>
    </message>
    <message>
        <source>none known</source>
        <translation>keiner bekannt</translation>
    </message>
    <message>
        <source>its undo steps</source>
        <translation>seine Rücknahme-Schritte</translation>
    </message>
    <message>
        <source>Run the script: %1</source>
        <translation>Skript ausführen: %1</translation>
    </message>
    <message>
        <source>Run the script</source>
        <translation>Skript ausführen</translation>
    </message>
    <message>
        <source>exit code %1: %2</source>
        <translation>Exit-Code %1: %2</translation>
    </message>
    <message>
        <source>exit code %1</source>
        <translation>Exit-Code %1</translation>
    </message>
    <message>
        <source>the script is gone and left no exit code</source>
        <translation>das Skript ist weg und hat keinen Exit-Code hinterlassen</translation>
    </message>
    <message>
        <source>the script may or may not have been started</source>
        <translation>vielleicht wurde das Skript gestartet, vielleicht nicht</translation>
    </message>
    <message>
        <source>the script was killed and left no exit code</source>
        <translation>das Skript wurde abgebrochen und hat keinen Exit-Code hinterlassen</translation>
    </message>
    <message>
        <source>the script was killed before it ended</source>
        <translation>das Skript wurde abgebrochen, bevor es fertig war</translation>
    </message>
    <message>
        <source>the script is not the one that was planned</source>
        <translation>das Skript ist nicht das geplante</translation>
    </message>
    <message>
        <source>the process cannot start: %1</source>
        <translation>der Prozess kann nicht starten: %1</translation>
    </message>
    <message>
        <source>%1 (by rule)</source>
        <translation>%1 (nach Regel)</translation>
    </message>
    <message>
        <source>done (with %1)</source>
        <translation>erledigt (mit %1)</translation>
    </message>
    <message>
        <source>done</source>
        <translation>erledigt</translation>
    </message>
    <message>
        <source>by hand</source>
        <translation>von Hand</translation>
    </message>
    <message>
        <source>approved %1/%2</source>
        <translation>%1/%2 freigegeben</translation>
    </message>
    <message>
        <source>denied by %1: %2</source>
        <translation>abgelehnt von %1: %2</translation>
    </message>
    <message>
        <source>the request expired without enough approvals</source>
        <translation>die Anfrage lief ohne genug Freigaben ab</translation>
    </message>
    <message>
        <source>seen by %1</source>
        <translation>gesehen von %1</translation>
    </message>
    <message>
        <source>driver %1</source>
        <translation>führt: %1</translation>
    </message>
    <message>
        <source>approved %1</source>
        <translation>freigegeben: %1</translation>
    </message>
    <message>
        <source>second %1</source>
        <translation>zweite Person: %1</translation>
    </message>
    <message>
        <source>broke the lock %1</source>
        <translation>Sperre gebrochen: %1</translation>
    </message>
    <message>
        <source>not needed: %1</source>
        <translation>nicht nötig: %1</translation>
    </message>
    <message>
        <source>NOT EXERCISED (drill: skip)</source>
        <translation>NICHT GEÜBT (drill: skip)</translation>
    </message>
    <message>
        <source>NOT EXERCISED (drill: simulate)</source>
        <translation>NICHT GEÜBT (drill: simulate)</translation>
    </message>
    <message>
        <source>skipped when unplanned</source>
        <translation>ungeplant übersprungen</translation>
    </message>
    <message>
        <source>was done already</source>
        <translation>war schon getan</translation>
    </message>
    <message>
        <source>the probe shows that it was done</source>
        <translation>die Probe zeigt, dass es getan wurde</translation>
    </message>
    <message>
        <source>the check before it failed: %1: %2</source>
        <translation>die Prüfung davor schlug fehl: %1: %2</translation>
    </message>
    <message>
        <source>the check after it failed: %1: %2</source>
        <translation>die Prüfung danach schlug fehl: %1: %2</translation>
    </message>
    <message>
        <source>its arguments are not the ones that were approved</source>
        <translation>seine Argumente sind nicht die freigegebenen</translation>
    </message>
    <message>
        <source>no answer within %1</source>
        <translation>keine Antwort innerhalb von %1</translation>
    </message>
    <message>
        <source>not done within %1</source>
        <translation>nicht fertig innerhalb von %1</translation>
    </message>
    <message>
        <source>sent, but not seen to work within %1</source>
        <translation>gesendet, aber innerhalb von %1 war keine Wirkung zu sehen</translation>
    </message>
    <message>
        <source>entered more than 1,000 times: a loop</source>
        <translation>mehr als 1.000 Mal betreten: eine Schleife</translation>
    </message>
    <message>
        <source>this step cannot tell whether it was done</source>
        <translation>dieser Schritt kann nicht sagen, ob er getan wurde</translation>
    </message>
    <message>
        <source>the answer is no JSON object</source>
        <translation>die Antwort ist kein JSON-Objekt</translation>
    </message>
    <message>
        <source>%1, %2 steps NOT EXERCISED: %3</source>
        <translation>%1, %2 Schritte NICHT GEÜBT: %3</translation>
    </message>
    <message>
        <source>%1, %2 steps NOT EXERCISED</source>
        <translation>%1, %2 Schritte NICHT GEÜBT</translation>
    </message>
    <message>
        <source>Succeeded with %1 left changed: %2</source>
        <translation>Gelungen (noch geändert: %1): %2</translation>
    </message>
    <message>
        <source>Succeeded with %1 left changed</source>
        <translation>Gelungen (noch geändert: %1)</translation>
    </message>
    <message>
        <source>Succeeded with %1 exception: %2</source>
        <translation>Gelungen mit %1 Ausnahme: %2</translation>
    </message>
    <message>
        <source>Succeeded with %1 exception</source>
        <translation>Gelungen mit %1 Ausnahme</translation>
    </message>
    <message>
        <source>Succeeded with %1 exceptions: %2</source>
        <translation>Gelungen mit %1 Ausnahmen: %2</translation>
    </message>
    <message>
        <source>Succeeded with %1 exceptions</source>
        <translation>Gelungen mit %1 Ausnahmen</translation>
    </message>
    <message>
        <source>Succeeded: %1</source>
        <translation>Gelungen: %1</translation>
    </message>
    <message>
        <source>Succeeded</source>
        <translation>Gelungen</translation>
    </message>
    <message>
        <source>Failed with %1 left changed: %2</source>
        <translation>Gescheitert (noch geändert: %1): %2</translation>
    </message>
    <message>
        <source>Failed with %1 left changed</source>
        <translation>Gescheitert (noch geändert: %1)</translation>
    </message>
    <message>
        <source>Failed: %1: %2</source>
        <translation>Gescheitert: %1: %2</translation>
    </message>
    <message>
        <source>Failed: %1</source>
        <translation>Gescheitert: %1</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Gescheitert</translation>
    </message>
    <message>
        <source>Aborted with %1 left changed: %2</source>
        <translation>Abgebrochen (noch geändert: %1): %2</translation>
    </message>
    <message>
        <source>Aborted with %1 left changed</source>
        <translation>Abgebrochen (noch geändert: %1)</translation>
    </message>
    <message>
        <source>Aborted: %1</source>
        <translation>Abgebrochen: %1</translation>
    </message>
    <message>
        <source>Aborted</source>
        <translation>Abgebrochen</translation>
    </message>
    <message>
        <source>Not started: %1</source>
        <translation>Nicht gestartet: %1</translation>
    </message>
    <message>
        <source>not started</source>
        <translation>nicht gestartet</translation>
    </message>
    <message>
        <source>succeeded</source>
        <translation>gelungen</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>gescheitert</translation>
    </message>
    <message>
        <source>aborted</source>
        <translation>abgebrochen</translation>
    </message>
    <message>
        <source>%1 (gone on without it)</source>
        <translation>%1 (ohne sie weitergemacht)</translation>
    </message>
    <message>
        <source>the lock &quot;%1&quot; in %2</source>
        <translation>die Sperre „%1“ in %2</translation>
    </message>
    <message>
        <source>the lock &quot;%1&quot;</source>
        <translation>die Sperre „%1“</translation>
    </message>
    <message>
        <source>lock local only</source>
        <translation>Sperre nur auf diesem Rechner</translation>
    </message>
    <message>
        <source>lock %1 local only: %2 not reachable</source>
        <translation>Sperre %1 nur auf diesem Rechner: %2 nicht erreichbar</translation>
    </message>
    <message>
        <source>lock %1 local only</source>
        <translation>Sperre %1 nur auf diesem Rechner</translation>
    </message>
    <message>
        <source>lock %1 held in %2</source>
        <translation>Sperre %1 gehalten in %2</translation>
    </message>
    <message>
        <source>lock %1 held by %2</source>
        <translation>Sperre %1 gehalten von %2</translation>
    </message>
    <message>
        <source>lock %1 LOST in %2</source>
        <translation>Sperre %1 VERLOREN in %2</translation>
    </message>
    <message>
        <source>lock %1 is being taken in %2</source>
        <translation>Sperre %1 wird in %2 geholt</translation>
    </message>
    <message>
        <source>lock %1 not taken yet</source>
        <translation>Sperre %1 noch nicht geholt</translation>
    </message>
    <message>
        <source>the runbook does not allow mode %1</source>
        <translation>das Runbook erlaubt den Modus %1 nicht</translation>
    </message>
    <message>
        <source>the estate has no cluster &quot;%1&quot;</source>
        <translation>im Estate gibt es keinen Cluster „%1“</translation>
    </message>
    <message>
        <source>the estate has no source &quot;%1&quot;</source>
        <translation>im Estate gibt es keine Quelle „%1“</translation>
    </message>
    <message>
        <source>cluster &quot;%1&quot; is misconfigured: %2</source>
        <translation>Cluster „%1“ ist falsch eingerichtet: %2</translation>
    </message>
    <message>
        <source>source &quot;%1&quot; is misconfigured: %2</source>
        <translation>Quelle „%1“ ist falsch eingerichtet: %2</translation>
    </message>
    <message>
        <source>a drill may not use the production cluster &quot;%1&quot;</source>
        <translation>eine Übung darf den Produktionscluster „%1“ nicht benutzen</translation>
    </message>
    <message>
        <source>a drill may not use the production source &quot;%1&quot;</source>
        <translation>eine Übung darf die Produktionsquelle „%1“ nicht benutzen</translation>
    </message>
    <message>
        <source>a simulation may only use a simulated estate; cluster &quot;%1&quot; is not one</source>
        <translation>eine Simulation darf nur ein simuliertes Estate benutzen; Cluster „%1“ ist keines</translation>
    </message>
    <message>
        <source>a simulation may only use a simulated estate; source &quot;%1&quot; is not one</source>
        <translation>eine Simulation darf nur ein simuliertes Estate benutzen; Quelle „%1“ ist keines</translation>
    </message>
    <message>
        <source>a simulation may only use a simulated estate; cluster &quot;%1&quot; is %2</source>
        <translation>eine Simulation darf nur ein simuliertes Estate benutzen; Cluster „%1“ ist %2</translation>
    </message>
    <message>
        <source>a simulation may only use a simulated estate; source &quot;%1&quot; is %2</source>
        <translation>eine Simulation darf nur ein simuliertes Estate benutzen; Quelle „%1“ ist %2</translation>
    </message>
    <message>
        <source>there is no input &quot;%1&quot;</source>
        <translation>eine Eingabe „%1“ gibt es nicht</translation>
    </message>
    <message>
        <source>%1: is required</source>
        <translation>%1: muss angegeben werden</translation>
    </message>
    <message>
        <source>%1: &quot;%2&quot; is no whole number</source>
        <translation>%1: „%2“ ist keine ganze Zahl</translation>
    </message>
    <message>
        <source>%1: &quot;%2&quot; does not match %3</source>
        <translation>%1: „%2“ passt nicht zu %3</translation>
    </message>
    <message>
        <source>%1: &quot;%2&quot; is less than %3</source>
        <translation>%1: „%2“ ist kleiner als %3</translation>
    </message>
    <message>
        <source>%1: &quot;%2&quot; is more than %3</source>
        <translation>%1: „%2“ ist größer als %3</translation>
    </message>
    <message>
        <source>%1: &quot;%2&quot; is none of %3</source>
        <translation>%1: „%2“ ist keines von %3</translation>
    </message>
    <message>
        <source>this run belongs to the estate &quot;%1&quot;; open is &quot;%2&quot;</source>
        <translation>dieser Lauf gehört zum Estate „%1“; offen ist „%2“</translation>
    </message>
    <message>
        <source>nobody is asked yet</source>
        <translation>noch ist niemand gefragt</translation>
    </message>
    <message>
        <source>who tries again?</source>
        <translation>wer versucht es noch einmal?</translation>
    </message>
    <message>
        <source>who did it?</source>
        <translation>wer hat es getan?</translation>
    </message>
    <message>
        <source>who starts it?</source>
        <translation>wer startet es?</translation>
    </message>
    <message>
        <source>who confirms?</source>
        <translation>wer bestätigt?</translation>
    </message>
    <message>
        <source>who decides?</source>
        <translation>wer entscheidet?</translation>
    </message>
    <message>
        <source>who approves?</source>
        <translation>wer gibt frei?</translation>
    </message>
    <message>
        <source>who says so?</source>
        <translation>wer sagt das?</translation>
    </message>
    <message>
        <source>who drives from now on?</source>
        <translation>wer führt von jetzt an?</translation>
    </message>
    <message>
        <source>done by hand needs evidence: what was done, or where it can be seen</source>
        <translation>von Hand getan braucht einen Beleg: was getan wurde, oder wo es zu sehen ist</translation>
    </message>
    <message>
        <source>the evidence cannot be kept</source>
        <translation>der Beleg kann nicht aufbewahrt werden</translation>
    </message>
    <message>
        <source>evidence is missing: %1</source>
        <translation>es fehlt ein Beleg: %1</translation>
    </message>
    <message>
        <source>a skip needs a name and a reason</source>
        <translation>Überspringen braucht einen Namen und einen Grund</translation>
    </message>
    <message>
        <source>this step is critical: a second person must agree to skip it</source>
        <translation>dieser Schritt ist kritisch: eine zweite Person muss dem Überspringen zustimmen</translation>
    </message>
    <message>
        <source>past the point of no return nothing is undone</source>
        <translation>wo kein Weg zurück ist, wird nichts zurückgenommen</translation>
    </message>
    <message>
        <source>there is nothing to undo now</source>
        <translation>jetzt gibt es nichts zurückzunehmen</translation>
    </message>
    <message>
        <source>a request is on its way; its outcome comes first</source>
        <translation>eine Anfrage ist unterwegs; ihr Ausgang kommt zuerst</translation>
    </message>
    <message>
        <source>undo needs a name and a reason</source>
        <translation>Zurücknehmen braucht einen Namen und einen Grund</translation>
    </message>
    <message>
        <source>a stop needs a name and a reason</source>
        <translation>Anhalten braucht einen Namen und einen Grund</translation>
    </message>
    <message>
        <source>a denial needs a name and a reason</source>
        <translation>Ablehnen braucht einen Namen und einen Grund</translation>
    </message>
    <message>
        <source>an owner and a time in the future are needed</source>
        <translation>nötig sind jemand, der es übernimmt, und ein Zeitpunkt in der Zukunft</translation>
    </message>
    <message>
        <source>nothing was left changed under that name</source>
        <translation>unter diesem Namen ist nichts mehr geändert</translation>
    </message>
    <message>
        <source>restoring is offered when the steps are over</source>
        <translation>Zurücksetzen geht erst, wenn die Schritte vorbei sind</translation>
    </message>
    <message>
        <source>this cannot be put back by itself</source>
        <translation>das lässt sich nicht von selbst zurücksetzen</translation>
    </message>
    <message>
        <source>the steps are not over</source>
        <translation>die Schritte sind nicht vorbei</translation>
    </message>
    <message>
        <source>going on without the lock needs a reason</source>
        <translation>ohne die Sperre weiterzumachen braucht einen Grund</translation>
    </message>
    <message>
        <source>this run is only shown</source>
        <translation>dieser Lauf wird nur gezeigt</translation>
    </message>
    <message>
        <source>there is no run</source>
        <translation>es gibt keinen Lauf</translation>
    </message>
    <message>
        <source>the run is over</source>
        <translation>der Lauf ist vorbei</translation>
    </message>
    <message>
        <source>the run does not stand at %1</source>
        <translation>der Lauf steht nicht bei %1</translation>
    </message>
    <message>
        <source>the run was started already</source>
        <translation>der Lauf wurde schon gestartet</translation>
    </message>
    <message>
        <source>the plan is still being made</source>
        <translation>der Plan entsteht noch</translation>
    </message>
    <message>
        <source>the world is being read; look at the card again</source>
        <translation>der Stand wird gerade gelesen; die Karte noch einmal ansehen</translation>
    </message>
    <message>
        <source>%1: that comes first</source>
        <translation>%1: das kommt zuerst</translation>
    </message>
    <message>
        <source>type %1</source>
        <translation>%1 eingeben</translation>
    </message>
    <message>
        <source>that is not the answer waited for</source>
        <translation>das ist nicht die erwartete Antwort</translation>
    </message>
    <message>
        <source>%1 must be written</source>
        <translation>%1 muss ausgefüllt sein</translation>
    </message>
    <message>
        <source>a second person must confirm</source>
        <translation>eine zweite Person muss bestätigen</translation>
    </message>
    <message>
        <source>the second person must be somebody else</source>
        <translation>die zweite Person muss jemand anderes sein</translation>
    </message>
    <message>
        <source>&quot;%1&quot; needs a reason</source>
        <translation>„%1“ braucht einen Grund</translation>
    </message>
    <message>
        <source>the request has expired</source>
        <translation>die Anfrage ist abgelaufen</translation>
    </message>
    <message>
        <source>%1 drives this run and may not approve it</source>
        <translation>%1 führt diesen Lauf und darf ihn nicht freigeben</translation>
    </message>
    <message>
        <source>%1 has voted already</source>
        <translation>%1 hat schon abgestimmt</translation>
    </message>
    <message>
        <source>it is paused already</source>
        <translation>er ist schon pausiert</translation>
    </message>
    <message>
        <source>it is not paused</source>
        <translation>er ist nicht pausiert</translation>
    </message>
    <message>
        <source>it has not started</source>
        <translation>er hat nicht begonnen</translation>
    </message>
    <message>
        <source>an empty note</source>
        <translation>eine leere Notiz</translation>
    </message>
    <message>
        <source>the journal cannot be written</source>
        <translation>das Journal kann nicht geschrieben werden</translation>
    </message>
    <message>
        <source>%1, %2 step NOT EXERCISED: %3</source>
        <translation>%1, %2 Schritt NICHT GEÜBT: %3</translation>
    </message>
    <message>
        <source>%1, %2 step NOT EXERCISED</source>
        <translation>%1, %2 Schritt NICHT GEÜBT</translation>
    </message>
    <message>
        <source>broke the glass %1</source>
        <translation>Freigabe übergangen: %1</translation>
    </message>
    <message>
        <source>glass broken by %1: %2</source>
        <translation>ohne Freigabe, durch %1: %2</translation>
    </message>
    <message>
        <source>%1: glass broken by %2: %3</source>
        <translation>%1: ohne Freigabe, durch %2: %3</translation>
    </message>
    <message>
        <source>review of the broken glass at %1</source>
        <translation>Nachprüfung der übergangenen Freigabe bei %1</translation>
    </message>
    <message>
        <source>to be reviewed</source>
        <translation>nachzuprüfen</translation>
    </message>
    <message>
        <source>here only a signature counts: allowed_signers governs this run</source>
        <translation>hier zählt nur eine Unterschrift: für diesen Lauf gilt allowed_signers</translation>
    </message>
    <message>
        <source>there is no allowed_signers beside this runbook: nobody knows whose key this is</source>
        <translation>neben diesem Runbook liegt kein allowed_signers: niemand weiß, wessen Schlüssel das ist</translation>
    </message>
    <message>
        <source>another signature is being checked</source>
        <translation>eine andere Unterschrift wird gerade geprüft</translation>
    </message>
    <message>
        <source>this is no SSH signature: it is too long</source>
        <translation>das ist keine SSH-Unterschrift: sie ist zu lang</translation>
    </message>
    <message>
        <source>this is no SSH signature: it begins with -----BEGIN SSH SIGNATURE-----</source>
        <translation>das ist keine SSH-Unterschrift: sie beginnt mit -----BEGIN SSH SIGNATURE-----</translation>
    </message>
    <message>
        <source>this is a private key. Never give it to anybody; if it left your machine, make a new one</source>
        <translation>das ist ein privater Schlüssel. Geben Sie ihn niemandem; hat er Ihren Rechner verlassen, erzeugen Sie einen neuen</translation>
    </message>
    <message>
        <source>the signature is cut off: its last line is -----END SSH SIGNATURE-----</source>
        <translation>die Unterschrift ist abgeschnitten: ihre letzte Zeile ist -----END SSH SIGNATURE-----</translation>
    </message>
    <message>
        <source>the signature is damaged: copy the whole block again</source>
        <translation>die Unterschrift ist beschädigt: den ganzen Block noch einmal kopieren</translation>
    </message>
    <message>
        <source>it was signed for &quot;%1&quot;, not for an approval: sign with -n %2</source>
        <translation>unterschrieben wurde für „%1“, nicht für eine Freigabe: mit -n %2 unterschreiben</translation>
    </message>
    <message>
        <source>the key %1 is not in allowed_signers</source>
        <translation>der Schlüssel %1 steht nicht in allowed_signers</translation>
    </message>
    <message>
        <source>the key %1 has expired (valid-before in allowed_signers)</source>
        <translation>der Schlüssel %1 ist abgelaufen (valid-before in allowed_signers)</translation>
    </message>
    <message>
        <source>the key %1 does not count yet (valid-after in allowed_signers)</source>
        <translation>der Schlüssel %1 zählt noch nicht (valid-after in allowed_signers)</translation>
    </message>
    <message>
        <source>the key %1 may not sign approvals (namespaces in allowed_signers)</source>
        <translation>der Schlüssel %1 darf keine Freigaben unterschreiben (namespaces in allowed_signers)</translation>
    </message>
    <message>
        <source>this key has voted already, as %1</source>
        <translation>dieser Schlüssel hat schon gestimmt, als %1</translation>
    </message>
    <message>
        <source>the request is over</source>
        <translation>die Anfrage ist vorbei</translation>
    </message>
    <message>
        <source>allowed_signers lists this key for &quot;%1&quot;, which is no single person</source>
        <translation>allowed_signers nennt diesen Schlüssel für „%1“, und das ist keine einzelne Person</translation>
    </message>
    <message>
        <source>%1 is not asked by this step</source>
        <translation>%1 wird von diesem Schritt nicht gefragt</translation>
    </message>
    <message>
        <source>%1 wrote this runbook and may not approve it</source>
        <translation>%1 schrieb dieses Runbook und darf es nicht freigeben</translation>
    </message>
    <message>
        <source>it signs the request without its last line end: sign exactly what is copied</source>
        <translation>unterschrieben ist die Anfrage ohne ihr letztes Zeilenende: genau das Kopierte unterschreiben</translation>
    </message>
    <message>
        <source>the signature does not belong to this request: it was made for another run, or the text was changed. Copy the request again</source>
        <translation>die Unterschrift gehört nicht zu dieser Anfrage: sie ist für einen anderen Lauf, oder der Text wurde verändert. Die Anfrage noch einmal kopieren</translation>
    </message>
    <message>
        <source>the signature belongs to an earlier request of this step: sign the one that stands here now</source>
        <translation>die Unterschrift gehört zu einer früheren Anfrage dieses Schritts: die jetzige unterschreiben</translation>
    </message>
    <message>
        <source>the signature belongs to the request of the step %1</source>
        <translation>die Unterschrift gehört zur Anfrage des Schritts %1</translation>
    </message>
    <message>
        <source>nothing was asked for yet</source>
        <translation>es wurde noch nichts angefragt</translation>
    </message>
    <message>
        <source>going on without the approval needs a name and a reason</source>
        <translation>ohne Freigabe weiterzugehen braucht einen Namen und einen Grund</translation>
    </message>
    <message>
        <source>there is no %1 on this machine: install OpenSSH&apos;s client programs (openssh-client)</source>
        <translation>auf diesem Rechner gibt es kein %1: die Programme von OpenSSH installieren (openssh-client)</translation>
    </message>
    <message>
        <source>no SSH agent answers: start one and add the key (ssh-add), or sign in a terminal and paste the signature</source>
        <translation>kein SSH-Agent antwortet: einen starten und den Schlüssel hinzufügen (ssh-add), oder im Terminal unterschreiben und die Unterschrift einfügen</translation>
    </message>
    <message>
        <source>nothing was signed within 90 s: the agent waited for a touch or a PIN</source>
        <translation>in 90 s wurde nichts unterschrieben: der Agent wartete auf eine Berührung oder eine PIN</translation>
    </message>
    <message>
        <source>the agent did not sign: %1</source>
        <translation>der Agent hat nicht unterschrieben: %1</translation>
    </message>
    <message>
        <source>approved (signed) %1</source>
        <translation>freigegeben (unterschrieben): %1</translation>
    </message>
    <message>
        <source>approved (by name, not signed) %1</source>
        <translation>freigegeben (mit Namen, nicht unterschrieben): %1</translation>
    </message>
    <message>
        <source>the key %1 may not sign runs (namespaces in allowed_signers)</source>
        <translation>der Schlüssel %1 darf keine Läufe unterschreiben (namespaces in allowed_signers)</translation>
    </message>
    <message>
        <source>this key has signed already, as %1</source>
        <translation>dieser Schlüssel hat schon unterschrieben, als %1</translation>
    </message>
    <message>
        <source>this key has signed already</source>
        <translation>dieser Schlüssel hat schon unterschrieben</translation>
    </message>
    <message>
        <source>it was signed for &quot;%1&quot;, not for a run: sign with -n %2</source>
        <translation>unterschrieben wurde für „%1“, nicht für einen Lauf: mit -n %2 unterschreiben</translation>
    </message>
    <message>
        <source>it signs the text without its last line end: sign exactly what is copied</source>
        <translation>unterschrieben ist der Text ohne sein letztes Zeilenende: genau das Kopierte unterschreiben</translation>
    </message>
    <message>
        <source>the signature does not belong to this run: it was made for another one, or the text was changed. Copy the text again</source>
        <translation>die Unterschrift gehört nicht zu diesem Lauf: sie ist für einen anderen, oder der Text wurde verändert. Den Text noch einmal kopieren</translation>
    </message>
    <message>
        <source>the run is not over: its head is signed when it is closed</source>
        <translation>der Lauf ist nicht zu Ende: unterschrieben wird sein Kopf, wenn er geschlossen ist</translation>
    </message>
    <message>
        <source>another window or program writes this run at this moment: try again</source>
        <translation>ein anderes Fenster oder Programm schreibt gerade in diesen Lauf: noch einmal versuchen</translation>
    </message>
    <message>
        <source>the journal is not the one that is shown: open the run again</source>
        <translation>das Journal ist nicht das gezeigte: den Lauf neu öffnen</translation>
    </message>
    <message>
        <source>waited %1</source>
        <translation>%1 gewartet</translation>
    </message>
    <message>
        <source>Argo CD keeps this object (application %1): with automatic sync it puts the change back.</source>
        <translation>Argo CD hält dieses Objekt (Anwendung %1): mit automatischem Sync macht es die Änderung rückgängig.</translation>
    </message>
    <message>
        <source>Flux keeps this object (%1): at its next reconciliation it puts the change back.</source>
        <translation>Flux hält dieses Objekt (%1): beim nächsten Abgleich macht es die Änderung rückgängig.</translation>
    </message>
    <message>
        <source>The server warns: %1</source>
        <translation>Der Server warnt: %1</translation>
    </message>
    <message>
        <source>being stopped</source>
        <translation>wird beendet</translation>
    </message>
    <message>
        <source>the run stops when this has ended</source>
        <translation>der Lauf hält an, wenn dies zu Ende ist</translation>
    </message>
    <message>
        <source>stopped before it was started</source>
        <translation>angehalten, bevor es gestartet wurde</translation>
    </message>
    <message>
        <source>killed, as it did not end when asked to; how far it came is not known</source>
        <translation>hart beendet, weil es auf die Aufforderung nicht endete; wie weit es kam, ist nicht bekannt</translation>
    </message>
    <message>
        <source>stopped before it ended (exit code %1); how far it came is not known</source>
        <translation>vor dem Ende beendet (Exit-Code %1); wie weit es kam, ist nicht bekannt</translation>
    </message>
    <message>
        <source>stopped before it ended; how far it came is not known</source>
        <translation>vor dem Ende beendet; wie weit es kam, ist nicht bekannt</translation>
    </message>
    <message>
        <source>left running as process %1; its end is not known</source>
        <translation>läuft als Prozess %1 weiter; sein Ende ist nicht bekannt</translation>
    </message>
    <message>
        <source>%1: script stopped before its end</source>
        <translation>%1: Skript vor dem Ende beendet</translation>
    </message>
    <message>
        <source>not run</source>
        <translation>nicht gelaufen</translation>
    </message>
    <message>
        <source>how far it came is not known</source>
        <translation>wie weit es kam, ist nicht bekannt</translation>
    </message>
    <message>
        <source>a stop is under way already; the end of the script comes first</source>
        <translation>es wird schon angehalten; zuerst kommt das Ende des Skripts</translation>
    </message>
    <message>
        <source>withdrawing needs a name and a reason</source>
        <translation>Zurückziehen braucht einen Namen und einen Grund</translation>
    </message>
    <message>
        <source>the run has no evidence &quot;%1&quot;</source>
        <translation>der Lauf hat keinen Beleg „%1“</translation>
    </message>
    <message>
        <source>it was withdrawn already, by %1</source>
        <translation>er wurde schon zurückgezogen, von %1</translation>
    </message>
    <message>
        <source>another window or program writes this run at this moment: withdraw it there, or try again</source>
        <translation>ein anderes Fenster oder Programm schreibt gerade an diesem Lauf: dort zurückziehen, oder noch einmal versuchen</translation>
    </message>
    <message>
        <source>resolved</source>
        <translation>gelöst</translation>
    </message>
    <message>
        <source>acknowledged by %1</source>
        <translation>bestätigt von %1</translation>
    </message>
    <message>
        <source>nothing was sent: %1</source>
        <translation>nichts gesendet: %1</translation>
    </message>
</context>
<context>
    <name>RunWords</name>
    <message>
        <source>to do</source>
        <extracomment>state of a runbook step that has not begun</extracomment>
        <translation>offen</translation>
    </message>
    <message>
        <source>skipped</source>
        <translation>übersprungen</translation>
    </message>
    <message>
        <source>waits for you</source>
        <extracomment>a runbook step waits for somebody to act</extracomment>
        <translation>wartet auf Eingabe</translation>
    </message>
    <message>
        <source>waits for approval</source>
        <translation>wartet auf Freigabe</translation>
    </message>
    <message>
        <source>waits for the clock</source>
        <translation>wartet auf die Uhr</translation>
    </message>
    <message>
        <source>waits for the lock</source>
        <translation>wartet auf die Sperre</translation>
    </message>
    <message>
        <source>running</source>
        <translation>läuft</translation>
    </message>
    <message>
        <source>checking</source>
        <translation>prüft</translation>
    </message>
    <message>
        <source>done</source>
        <translation>erledigt</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>gescheitert</translation>
    </message>
    <message>
        <source>timed out</source>
        <translation>Zeitlimit</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>abgebrochen</translation>
    </message>
    <message>
        <source>result unknown</source>
        <extracomment>sent, but no answer is known</extracomment>
        <translation>Ergebnis unbekannt</translation>
    </message>
    <message>
        <source>inconclusive</source>
        <translation>unklar</translation>
    </message>
    <message>
        <source>waits to try again</source>
        <translation>wartet auf Neuversuch</translation>
    </message>
    <message>
        <source>done by hand</source>
        <translation>von Hand erledigt</translation>
    </message>
    <message>
        <source>undoing</source>
        <translation>nimmt zurück</translation>
    </message>
    <message>
        <source>undone</source>
        <translation>rückgängig</translation>
    </message>
    <message>
        <source>undo failed</source>
        <translation>Rückweg gescheitert</translation>
    </message>
    <message>
        <source>being planned</source>
        <translation>wird geplant</translation>
    </message>
    <message>
        <source>ready to start</source>
        <translation>startbereit</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>pausiert</translation>
    </message>
    <message>
        <source>watching health</source>
        <translation>beobachtet</translation>
    </message>
    <message>
        <source>succeeded</source>
        <translation>gelungen</translation>
    </message>
    <message>
        <source>succeeded with exceptions</source>
        <translation>gelungen mit Ausnahmen</translation>
    </message>
    <message>
        <source>stopping</source>
        <translation>hält an</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>angehalten</translation>
    </message>
    <message>
        <source>LIVE</source>
        <extracomment>mode of a run: it changes the real thing</extracomment>
        <translation>LIVE</translation>
    </message>
    <message>
        <source>DRILL</source>
        <translation>ÜBUNG</translation>
    </message>
    <message>
        <source>SIMULATED</source>
        <translation>SIMULIERT</translation>
    </message>
    <message>
        <source>changes nothing</source>
        <translation>ändert nichts</translation>
    </message>
    <message>
        <source>reads</source>
        <translation>liest</translation>
    </message>
    <message>
        <source>safe to repeat</source>
        <extracomment>the same request may be sent again without harm</extracomment>
        <translation>wiederholbar</translation>
    </message>
    <message>
        <source>looked up before repeating</source>
        <translation>vor Wiederholung nachgesehen</translation>
    </message>
    <message>
        <source>never repeated by itself</source>
        <translation>nie von selbst wiederholt</translation>
    </message>
    <message>
        <source>%1 s ago</source>
        <extracomment>age of a reading</extracomment>
        <translation>vor %1 s</translation>
    </message>
    <message>
        <source>%1 min ago</source>
        <translation>vor %1 min</translation>
    </message>
    <message>
        <source>At once</source>
        <extracomment>heading of the steps to do at once, before anything else</extracomment>
        <translation>Sofort</translation>
    </message>
    <message>
        <source>Before the start</source>
        <translation>Vor dem Start</translation>
    </message>
    <message>
        <source>On stopping</source>
        <translation>Beim Anhalten</translation>
    </message>
    <message>
        <source>Afterwards</source>
        <translation>Danach</translation>
    </message>
    <message>
        <source>Clean up</source>
        <translation>Aufräumen</translation>
    </message>
    <message>
        <source>Recovery time was not measured against an objective.</source>
        <translation>Die Wiederanlaufzeit wurde an keinem Ziel gemessen.</translation>
    </message>
    <message numerus="yes">
        <source>Not proven: %n step(s) NOT EXERCISED.</source>
        <translation>
            <numerusform>Nicht belegt: %n Schritt NICHT GEÜBT.</numerusform>
            <numerusform>Nicht belegt: %n Schritte NICHT GEÜBT.</numerusform>
        </translation>
    </message>
    <message>
        <source>Not proven: the service was not marked as restored.</source>
        <translation>Nicht belegt: Service nicht als wiederhergestellt markiert.</translation>
    </message>
    <message>
        <source>Not proven: nobody confirmed the start of the impact.</source>
        <translation>Nicht belegt: Niemand hat den Beginn der Auswirkung bestätigt.</translation>
    </message>
    <message>
        <source>Recovery objective met.</source>
        <translation>Wiederanlaufziel erreicht.</translation>
    </message>
    <message>
        <source>Recovery objective missed.</source>
        <translation>Wiederanlaufziel verfehlt.</translation>
    </message>
    <message>
        <source>Put back</source>
        <extracomment>heading of what was left changed and is set back</extracomment>
        <translation>Zurückgesetzt</translation>
    </message>
    <message>
        <source>output</source>
        <extracomment>kind of a piece of evidence: what a step printed or read</extracomment>
        <translation>Ausgabe</translation>
    </message>
    <message>
        <source>text</source>
        <extracomment>kind of a piece of evidence: written by a person</extracomment>
        <translation>Text</translation>
    </message>
    <message>
        <source>link</source>
        <extracomment>kind of a piece of evidence</extracomment>
        <translation>Link</translation>
    </message>
    <message>
        <source>file</source>
        <extracomment>kind of a piece of evidence</extracomment>
        <translation>Datei</translation>
    </message>
    <message>
        <source>screenshot</source>
        <extracomment>kind of a piece of evidence: a picture of the screen</extracomment>
        <translation>Bildschirmfoto</translation>
    </message>
    <message>
        <source>ticket</source>
        <extracomment>kind of a piece of evidence: in a tracker</extracomment>
        <translation>Ticket</translation>
    </message>
    <message numerus="yes">
        <source>does %n step(s)</source>
        <extracomment>what an option of a decision does before the run goes on</extracomment>
        <translation>
            <numerusform>macht %n Schritt</numerusform>
            <numerusform>macht %n Schritte</numerusform>
        </translation>
    </message>
    <message>
        <source>the next step</source>
        <extracomment>an option of a decision leads to the step behind it</extracomment>
        <translation>der nächste Schritt</translation>
    </message>
    <message>
        <source>needs a reason</source>
        <translation>braucht einen Grund</translation>
    </message>
    <message>
        <source>only if %1</source>
        <extracomment>%1 = a condition</extracomment>
        <translation>nur wenn %1</translation>
    </message>
</context>
<context>
    <name>Sentences</name>
    <message>
        <source>Cancelled</source>
        <extracomment>Title of an error.</extracomment>
        <translation>Abgebrochen</translation>
    </message>
    <message>
        <source>No connection</source>
        <extracomment>Title of an error: no connection, or it broke.</extracomment>
        <translation>Keine Verbindung</translation>
    </message>
    <message>
        <source>No answer in time</source>
        <extracomment>Title of an error.</extracomment>
        <translation>Keine rechtzeitige Antwort</translation>
    </message>
    <message>
        <source>Certificate not trusted</source>
        <extracomment>Title of an error: the certificate was refused.</extracomment>
        <translation>Zertifikat nicht vertrauenswürdig</translation>
    </message>
    <message>
        <source>Not signed in</source>
        <extracomment>Title of an error: the credentials were refused.</extracomment>
        <translation>Nicht angemeldet</translation>
    </message>
    <message>
        <source>Not permitted</source>
        <extracomment>Title of an error: the account lacks the right.</extracomment>
        <translation>Nicht erlaubt</translation>
    </message>
    <message>
        <source>Not found</source>
        <extracomment>Title of an error.</extracomment>
        <translation>Nicht gefunden</translation>
    </message>
    <message>
        <source>Changed meanwhile</source>
        <extracomment>Title of an error: someone else changed the object.</extracomment>
        <translation>Inzwischen geändert</translation>
    </message>
    <message>
        <source>Refused as invalid</source>
        <extracomment>Title of an error: the server refused the request as wrong.</extracomment>
        <translation>Als ungültig abgelehnt</translation>
    </message>
    <message>
        <source>Throttled</source>
        <extracomment>Title of an error: too many requests.</extracomment>
        <translation>Gedrosselt</translation>
    </message>
    <message>
        <source>Server unavailable</source>
        <extracomment>Title of an error: the server says that it cannot serve now.</extracomment>
        <translation>Server nicht verfügbar</translation>
    </message>
    <message>
        <source>History expired</source>
        <extracomment>Title of an error: the point to resume from is too old.</extracomment>
        <translation>Verlauf abgelaufen</translation>
    </message>
    <message>
        <source>Unexpected answer</source>
        <extracomment>Title of an error: the answer is not of the expected protocol.</extracomment>
        <translation>Unerwartete Antwort</translation>
    </message>
    <message>
        <source>Answer not readable</source>
        <extracomment>Title of an error: the answer is damaged.</extracomment>
        <translation>Antwort nicht lesbar</translation>
    </message>
    <message>
        <source>Too large</source>
        <extracomment>Title of an error.</extracomment>
        <translation>Zu groß</translation>
    </message>
    <message>
        <source>Configuration error</source>
        <extracomment>Title of an error in a file of the user.</extracomment>
        <translation>Fehler in der Konfiguration</translation>
    </message>
    <message>
        <source>Not available</source>
        <extracomment>Title of an error: no such file, no keyring.</extracomment>
        <translation>Nicht vorhanden</translation>
    </message>
    <message>
        <source>Disk error</source>
        <extracomment>Title of an error of the disk.</extracomment>
        <translation>Datenträgerfehler</translation>
    </message>
    <message>
        <source>Internal error</source>
        <extracomment>Title of an error that is a defect of the program.</extracomment>
        <translation>Interner Fehler</translation>
    </message>
    <message>
        <source>%1 (HTTP %2)</source>
        <extracomment>%1 is the title of an error, %2 the HTTP status number.</extracomment>
        <translation>%1 (HTTP %2)</translation>
    </message>
    <message>
        <source>Start it again if you still need it.</source>
        <translation>Bei Bedarf erneut starten.</translation>
    </message>
    <message>
        <source>Check the address, the VPN and the proxy; it is tried again by itself.</source>
        <translation>Adresse, VPN und Proxy prüfen; es wird von selbst erneut versucht.</translation>
    </message>
    <message>
        <source>The server is slow or a firewall drops the packets; it is tried again by itself.</source>
        <translation>Der Server ist langsam, oder eine Firewall verwirft die Pakete; es wird von selbst erneut versucht.</translation>
    </message>
    <message>
        <source>Give the right certificate authority (certificate-authority, caFile), or renew the certificate on the server.</source>
        <translation>Die richtige Zertifizierungsstelle angeben (certificate-authority, caFile) oder das Zertifikat des Servers erneuern.</translation>
    </message>
    <message>
        <source>Renew the token or certificate, then choose Retry.</source>
        <translation>Token oder Zertifikat erneuern, dann „Erneut versuchen“ wählen.</translation>
    </message>
    <message>
        <source>Ask for the right to read this, or leave it out of the estate file.</source>
        <translation>Um das Leserecht bitten oder es aus der Estate-Datei streichen.</translation>
    </message>
    <message>
        <source>Check the address and its path; some servers say this instead of “not permitted”.</source>
        <translation>Adresse und Pfad prüfen; manche Server sagen dies statt „nicht erlaubt“.</translation>
    </message>
    <message>
        <source>Look at the new state, then decide again.</source>
        <translation>Den neuen Stand ansehen, dann neu entscheiden.</translation>
    </message>
    <message>
        <source>Correct the query or the values; the server&apos;s words say what is wrong.</source>
        <translation>Abfrage oder Werte berichtigen; die Worte des Servers sagen, was falsch ist.</translation>
    </message>
    <message>
        <source>The server asks to wait %1; nothing needs to be done.</source>
        <extracomment>%1 is a duration such as &quot;20 s&quot;.</extracomment>
        <translation>Der Server bittet um %1 Geduld; es ist nichts zu tun.</translation>
    </message>
    <message>
        <source>Requests are slowed down by themselves; nothing needs to be done.</source>
        <translation>Die Abfragen werden von selbst langsamer; es ist nichts zu tun.</translation>
    </message>
    <message>
        <source>The server is starting, stopping or overloaded; it is tried again by itself.</source>
        <translation>Der Server startet, fährt herunter oder ist überlastet; es wird von selbst erneut versucht.</translation>
    </message>
    <message>
        <source>The list is fetched anew by itself.</source>
        <translation>Die Liste wird von selbst neu geholt.</translation>
    </message>
    <message>
        <source>Something else answers at this address, often a login page or a proxy; check the address.</source>
        <translation>An dieser Adresse antwortet etwas anderes, oft eine Anmeldeseite oder ein Proxy; die Adresse prüfen.</translation>
    </message>
    <message>
        <source>The last good data stay; if it happens again, look whether a proxy cuts answers short.</source>
        <translation>Die letzten guten Daten bleiben; wiederholt es sich, kürzt vielleicht ein Proxy die Antworten.</translation>
    </message>
    <message>
        <source>Narrow the scope, or split the file.</source>
        <translation>Den Bereich einengen oder die Datei teilen.</translation>
    </message>
    <message>
        <source>Correct the file at the named line; the rest works on.</source>
        <translation>Die Datei an der genannten Stelle berichtigen; der Rest arbeitet weiter.</translation>
    </message>
    <message>
        <source>Correct the estate file or the kubeconfig.</source>
        <translation>Die Estate-Datei oder die kubeconfig berichtigen.</translation>
    </message>
    <message>
        <source>Create what is missing, or name another place for it.</source>
        <translation>Anlegen, was fehlt, oder einen anderen Ort nennen.</translation>
    </message>
    <message>
        <source>Check free space and permissions of the disk.</source>
        <translation>Freien Platz und Rechte der Platte prüfen.</translation>
    </message>
    <message>
        <source>This is a defect of Midwatch: please report it with the words beside it.</source>
        <translation>Das ist ein Fehler von Midwatch: bitte mit den Worten daneben melden.</translation>
    </message>
    <message>
        <source>connecting</source>
        <extracomment>State of a source.</extracomment>
        <translation>verbindet</translation>
    </message>
    <message>
        <source>live</source>
        <extracomment>State of a source: answers come.</extracomment>
        <translation>live</translation>
    </message>
    <message>
        <source>stale</source>
        <extracomment>State of a source: the data are older than they should be.</extracomment>
        <translation>veraltet</translation>
    </message>
    <message>
        <source>not signed in</source>
        <extracomment>State of a source: credentials refused.</extracomment>
        <translation>nicht angemeldet</translation>
    </message>
    <message>
        <source>not permitted</source>
        <extracomment>State of a source: the account lacks the right.</extracomment>
        <translation>nicht erlaubt</translation>
    </message>
    <message>
        <source>throttled</source>
        <extracomment>State of a source: asked to slow down.</extracomment>
        <translation>gedrosselt</translation>
    </message>
    <message>
        <source>unreachable</source>
        <extracomment>State of a source.</extracomment>
        <translation>nicht erreichbar</translation>
    </message>
    <message>
        <source>misconfigured</source>
        <extracomment>State of a source: a mistake in a file of the user.</extracomment>
        <translation>falsch eingerichtet</translation>
    </message>
    <message>
        <source>disabled</source>
        <extracomment>State of a source: switched off in the estate file.</extracomment>
        <translation>ausgeschaltet</translation>
    </message>
    <message>
        <source>Connecting; nothing has been received yet.</source>
        <translation>Verbindet; noch ist nichts angekommen.</translation>
    </message>
    <message>
        <source>Live; last answer %1 ago.</source>
        <extracomment>%1 is an age such as &quot;12s&quot;.</extracomment>
        <translation>Live; letzte Antwort vor %1.</translation>
    </message>
    <message>
        <source>Disabled in the estate file.</source>
        <translation>In der Estate-Datei ausgeschaltet.</translation>
    </message>
    <message>
        <source>Misconfigured.</source>
        <translation>Falsch eingerichtet.</translation>
    </message>
    <message>
        <source>%1; the data shown are %2 old.</source>
        <extracomment>%1 is a title such as &quot;No connection&quot;, %2 an age such as &quot;3m10s&quot;.</extracomment>
        <translation>%1; die gezeigten Daten sind %2 alt.</translation>
    </message>
    <message>
        <source>%1; nothing has been received yet.</source>
        <extracomment>%1 is a title such as &quot;No connection&quot;.</extracomment>
        <translation>%1; noch ist nichts angekommen.</translation>
    </message>
    <message>
        <source>Next try in %1.</source>
        <extracomment>%1 is a duration such as &quot;20 s&quot;.</extracomment>
        <translation>Nächster Versuch in %1.</translation>
    </message>
    <message>
        <source>ok</source>
        <extracomment>Severity of a finding: nothing is wrong.</extracomment>
        <translation>ok</translation>
    </message>
    <message>
        <source>info</source>
        <extracomment>Severity of a finding.</extracomment>
        <translation>Hinweis</translation>
    </message>
    <message>
        <source>warning</source>
        <extracomment>Severity of a finding.</extracomment>
        <translation>Warnung</translation>
    </message>
    <message>
        <source>critical</source>
        <extracomment>Severity of a finding.</extracomment>
        <translation>kritisch</translation>
    </message>
    <message>
        <source>unknown</source>
        <extracomment>Severity of something that was not seen.</extracomment>
        <translation>unbekannt</translation>
    </message>
    <message>
        <source>Authorise the token for the organisation&apos;s single sign-on (SSO), then choose Retry.</source>
        <extracomment>Remedy: the organisation demands single sign-on for the token.</extracomment>
        <translation>Das Token für das Single Sign-on (SSO) der Organisation freigeben, dann „Erneut versuchen“ wählen.</translation>
    </message>
    <message>
        <source>Authorise the token for single sign-on (SSO) at %1, then choose Retry.</source>
        <translation>Das Token für Single Sign-on (SSO) bei %1 freigeben, dann „Erneut versuchen“ wählen.</translation>
    </message>
    <message>
        <source>Give the token the permission %1, then choose Retry.</source>
        <extracomment>Remedy; %1 is what the server names, &quot;actions=read&quot;.</extracomment>
        <translation>Dem Token das Recht %1 geben, dann „Erneut versuchen“ wählen.</translation>
    </message>
    <message>
        <source>Check the name; if it is right, the token may not see it: this server says “not found” for both.</source>
        <translation>Den Namen prüfen; stimmt er, darf das Token es nicht sehen: Dieser Server sagt für beides „nicht gefunden“.</translation>
    </message>
    <message>
        <source>Without a token this server allows very few requests: name one in the estate file (bearer: …), or wait.</source>
        <translation>Ohne Token erlaubt dieser Server nur sehr wenige Abfragen: eines in der Estate-Datei nennen (bearer: …) oder warten.</translation>
    </message>
    <message>
        <source>%1 of %2 requests left</source>
        <extracomment>API budget: %1 of %2 requests are left in this period.</extracomment>
        <translation>%1 von %2 Abfragen übrig</translation>
    </message>
    <message>
        <source>, all again at %1</source>
        <extracomment>API budget, continues &quot;4 812 of 5 000 requests left&quot;; %1 is a time of day.</extracomment>
        <translation>, alle wieder um %1</translation>
    </message>
    <message>
        <source>%1 answers were unchanged and cost nothing.</source>
        <extracomment>API budget: answers that said nothing has changed are free; %1 is a number.</extracomment>
        <translation>%1 Antworten waren unverändert und kosteten nichts.</translation>
    </message>
    <message>
        <source>If you know this command, allow it: in the window under the source&apos;s name, or with midwatch check --allow-exec %1</source>
        <translation>Wenn Sie diesen Befehl kennen, erlauben Sie ihn: im Fenster unter dem Namen der Quelle, oder mit midwatch check --allow-exec %1</translation>
    </message>
    <message>
        <source>Install the command, or correct its name in the file.</source>
        <translation>Installieren Sie den Befehl oder berichtigen Sie seinen Namen in der Datei.</translation>
    </message>
    <message>
        <source>Install the command, or correct its name in the file. The file says: %1</source>
        <translation>Installieren Sie den Befehl oder berichtigen Sie seinen Namen in der Datei. Die Datei sagt dazu: %1</translation>
    </message>
    <message>
        <source>Set interactiveMode to IfAvailable or Never if the command can do without questions; else sign in with another tool and use a token.</source>
        <extracomment>Remedy; interactiveMode, IfAvailable and Never stand so in a kubeconfig.</extracomment>
        <translation>Setzen Sie interactiveMode auf IfAvailable oder Never, wenn der Befehl ohne Rückfragen auskommt; sonst melden Sie sich mit einem anderen Werkzeug an und verwenden ein Token.</translation>
    </message>
    <message>
        <source>Run it in a terminal and see what it wants, then choose Retry: %1</source>
        <extracomment>Remedy; %1 is a command that failed to hand out credentials.</extracomment>
        <translation>Führen Sie ihn in einem Terminal aus und sehen Sie, was er will; dann „Erneut versuchen“: %1</translation>
    </message>
    <message>
        <source>Sign in again at %1 with the tool that wrote the kubeconfig, then choose Retry.</source>
        <extracomment>Remedy; %1 is the address of an OpenID Connect issuer.</extracomment>
        <translation>Melden Sie sich bei %1 neu an, mit dem Werkzeug, das die kubeconfig geschrieben hat; dann „Erneut versuchen“.</translation>
    </message>
    <message>
        <source>Single sign-on at %1 does not answer, so no new token can be had. Ask whoever runs it; or use a token that does not depend on it.</source>
        <extracomment>Remedy; %1 is the address of an OpenID Connect issuer that does not answer.</extracomment>
        <translation>Die Anmeldung (Single Sign-on) bei %1 antwortet nicht, daher gibt es kein neues Token. Fragen Sie, wer sie betreibt; oder verwenden Sie ein Token, das nicht von ihr abhängt.</translation>
    </message>
    <message>
        <source>Check the name of the host (%1) in the file, and whether the VPN or the DNS of that network is on; it is tried again by itself.</source>
        <extracomment>Remedy; %1 is the name of a host that DNS does not know.</extracomment>
        <translation>Prüfen Sie den Namen des Rechners (%1) in der Datei und ob das VPN oder das DNS jenes Netzes da ist; es wird von selbst wieder versucht.</translation>
    </message>
    <message>
        <source>Check the name of the proxy; it is tried again by itself.</source>
        <translation>Prüfen Sie den Namen des Proxys; es wird von selbst wieder versucht.</translation>
    </message>
    <message>
        <source>The proxy does not let this through: check its address, its password and its rules; it is tried again by itself.</source>
        <translation>Der Proxy lässt dies nicht durch: Prüfen Sie seine Adresse, sein Passwort und seine Regeln; es wird von selbst wieder versucht.</translation>
    </message>
    <message>
        <source>Nothing listens at this address: check the port, and whether the server or the tunnel to it runs; it is tried again by itself.</source>
        <translation>Unter dieser Adresse lauscht niemand: Prüfen Sie den Port und ob der Server oder der Tunnel dorthin läuft; es wird von selbst wieder versucht.</translation>
    </message>
    <message>
        <source>The server&apos;s certificate has expired: renew it on the server. If it has not, this machine&apos;s clock is wrong.</source>
        <translation>Das Zertifikat des Servers ist abgelaufen: Erneuern Sie es auf dem Server. Ist es das nicht, geht die Uhr dieses Rechners falsch.</translation>
    </message>
    <message>
        <source>The server&apos;s certificate is not valid yet: one of the clocks is wrong, most likely this machine&apos;s.</source>
        <translation>Das Zertifikat des Servers gilt noch nicht: Eine der Uhren geht falsch, wahrscheinlich die dieses Rechners.</translation>
    </message>
    <message>
        <source>The certificate is for another name: correct the address, or give the name that it is for (tls-server-name).</source>
        <translation>Das Zertifikat gilt für einen anderen Namen: Berichtigen Sie die Adresse oder nennen Sie den Namen, für den es gilt (tls-server-name).</translation>
    </message>
    <message>
        <source>Nobody known vouches for the server&apos;s certificate: give the right certificate authority (certificate-authority, caFile).</source>
        <translation>Niemand Bekanntes bürgt für das Zertifikat des Servers: Nennen Sie die richtige Zertifizierungsstelle (certificate-authority, caFile).</translation>
    </message>
    <message>
        <source>The clocks differ by %1: correct this machine&apos;s clock (NTP) first, then renew the credential if it is still refused.</source>
        <extracomment>Remedy; %1 is a duration such as &quot;7m&quot;.</extracomment>
        <translation>Die Uhren weichen um %1 voneinander ab: Stellen Sie zuerst die Uhr dieses Rechners (NTP) und erneuern Sie dann die Anmeldung, falls sie noch abgelehnt wird.</translation>
    </message>
    <message>
        <source>Give the cluster&apos;s certificate-authority in the kubeconfig. If there is none, agree to go without: in the window under the source&apos;s name, or with acceptInsecureTls: true in an estate file.</source>
        <extracomment>Remedy: a kubeconfig says insecure-skip-tls-verify and nobody has agreed to that yet.</extracomment>
        <translation>Geben Sie in der kubeconfig die certificate-authority des Clusters an. Gibt es keine, stimmen Sie dem Verzicht zu: im Fenster unter dem Namen der Quelle oder mit acceptInsecureTls: true in einer Estate-Datei.</translation>
    </message>
    <message>
        <source>Set the environment variable %1 for Midwatch and start it again, or name another place for the secret (keychain:…, file:…).</source>
        <extracomment>Remedy; %1 is the name of an environment variable that is not set.</extracomment>
        <translation>Setzen Sie die Umgebungsvariable %1 für Midwatch und starten Sie es neu, oder nennen Sie einen anderen Ort für das Geheimnis (keychain:…, file:…).</translation>
    </message>
    <message>
        <source>Start and unlock the keychain and see that it has the entry “%1”; or name another place for the secret (env:…, file:…).</source>
        <extracomment>Remedy; %1 is the name of an entry of the keychain.</extracomment>
        <translation>Starten und entsperren Sie den Schlüsselbund und sehen Sie nach, ob er den Eintrag „%1“ hat; oder nennen Sie einen anderen Ort für das Geheimnis (env:…, file:…).</translation>
    </message>
    <message>
        <source>See that %1 exists and that you may read it, or name another place for the secret.</source>
        <extracomment>Remedy; %1 is the path of a file with a secret in it.</extracomment>
        <translation>Sehen Sie nach, ob es %1 gibt und ob Sie es lesen dürfen, oder nennen Sie einen anderen Ort für das Geheimnis.</translation>
    </message>
    <message>
        <source>Ask for the right to “get” %1 in the namespace %2, then ask again.</source>
        <extracomment>Remedy; %1 is a Kubernetes resource such as pods/log, %2 a namespace. “get” is a verb of RBAC and stays as it is.</extracomment>
        <translation>Um das Recht „get“ auf %1 im Namespace %2 bitten, dann erneut fragen.</translation>
    </message>
    <message>
        <source>Its controller has most likely made another: choose that one. What a pod wrote goes with it; a log store may have it still.</source>
        <translation>Sein Controller hat sehr wahrscheinlich einen neuen erzeugt: diesen wählen. Was ein Pod schrieb, geht mit ihm; ein Logspeicher hat es vielleicht noch.</translation>
    </message>
    <message>
        <source>If the program was installed anew, allow it again: in the window under the source&apos;s name, or with midwatch check --allow-exec %1. If nobody knows of it, do not run it.</source>
        <translation>Wurde das Programm neu installiert, erneut erlauben: im Fenster unter dem Namen der Quelle oder mit midwatch check --allow-exec %1. Weiß niemand davon, nicht ausführen.</translation>
    </message>
    <message>
        <source>No proxy listens at the address that is set for it: check the proxy&apos;s address and port, and whether it runs; it is tried again by itself.</source>
        <translation>An der eingestellten Adresse antwortet kein Proxy: Adresse und Port des Proxys prüfen und ob er läuft; es wird von selbst wieder versucht.</translation>
    </message>
    <message>
        <source>The proxy wants a user and a password: set the proxy&apos;s address with them in the environment (HTTPS_PROXY, HTTP_PROXY) or ask for an exception; it is tried again by itself.</source>
        <translation>Der Proxy verlangt Benutzer und Passwort: die Adresse des Proxys mit ihnen in der Umgebung setzen (HTTPS_PROXY, HTTP_PROXY) oder um eine Ausnahme bitten; es wird von selbst wieder versucht.</translation>
    </message>
    <message>
        <source>Ask for the right to list this in the whole cluster. If your role holds in some namespaces only, name them: in the estate file at the cluster, “namespaces: [NAME]”, or in the kubeconfig, “kubectl config set-context --current --namespace=NAME”.</source>
        <extracomment>Remedy: a role may not list something in a whole cluster of Kubernetes. What stands in “” is written so in files and on the command line.</extracomment>
        <translation>Um das Recht bitten, dies im ganzen Cluster aufzulisten. Gilt die Rolle nur in einigen Namespaces, diese nennen: in der Estate-Datei beim Cluster, „namespaces: [NAME]“, oder in der kubeconfig, „kubectl config set-context --current --namespace=NAME“.</translation>
    </message>
</context>
<context>
    <name>SloFigures</name>
    <message>
        <source>SLI</source>
        <extracomment>%1 = objective such as &quot;99.9 %&quot;, %2 = window such as &quot;30 d&quot;</extracomment>
        <translation>SLI</translation>
    </message>
    <message>
        <source>of %1 over %2</source>
        <translation>von %1 über %2</translation>
    </message>
    <message>
        <source>of %1</source>
        <translation>von %1</translation>
    </message>
    <message>
        <source>%1 of %2 bad events</source>
        <extracomment>bad events so far, of those that the budget allows</extracomment>
        <translation>%1 von %2 schlechten Events</translation>
    </message>
    <message>
        <source>Budget left</source>
        <translation>Restbudget</translation>
    </message>
    <message>
        <source>Burn, 1 h</source>
        <extracomment>%1 = burn rate over five minutes</extracomment>
        <translation>Burn-Rate, 1 h</translation>
    </message>
    <message>
        <source>5 min: %1</source>
        <translation>5 min: %1</translation>
    </message>
    <message>
        <source>Gone in</source>
        <translation>Leer in</translation>
    </message>
    <message>
        <source>at the burn of the last hour</source>
        <translation>bei der Burn-Rate der letzten Stunde</translation>
    </message>
    <message>
        <source>Data cover</source>
        <translation>Abdeckung</translation>
    </message>
    <message>
        <source>low traffic: look at counts</source>
        <translation>wenig Verkehr: Zahlen ansehen</translation>
    </message>
</context>
<context>
    <name>SloSentences</name>
    <message>
        <source>ok</source>
        <extracomment>State of a service level objective.</extracomment>
        <translation>ok</translation>
    </message>
    <message>
        <source>warning</source>
        <extracomment>State of a service level objective.</extracomment>
        <translation>Warnung</translation>
    </message>
    <message>
        <source>critical</source>
        <extracomment>State of a service level objective.</extracomment>
        <translation>kritisch</translation>
    </message>
    <message>
        <source>no traffic</source>
        <extracomment>State of a service level objective: no request came.</extracomment>
        <translation>kein Verkehr</translation>
    </message>
    <message>
        <source>no data</source>
        <extracomment>State of a service level objective: the metrics are not there.</extracomment>
        <translation>keine Daten</translation>
    </message>
    <message>
        <source>broken</source>
        <extracomment>State of a service level objective: its definition or rules are wrong.</extracomment>
        <translation>defekt</translation>
    </message>
    <message>
        <source>estate file</source>
        <extracomment>Where a service level objective is declared.</extracomment>
        <translation>Estate-Datei</translation>
    </message>
    <message>
        <source>The definition of this objective cannot be used.</source>
        <translation>Die Definition dieses Ziels ist nicht brauchbar.</translation>
    </message>
    <message>
        <source>No data: its queries give nothing.</source>
        <translation>Keine Daten: Die Abfragen liefern nichts.</translation>
    </message>
    <message>
        <source>No traffic in the window; the budget is unchanged.</source>
        <translation>Kein Verkehr im Fenster; das Budget ist unverändert.</translation>
    </message>
    <message>
        <source>burning %1 over 1 h and %2 over 5 min</source>
        <extracomment>%1 and %2 are burn rates such as &quot;14.4×&quot;.</extracomment>
        <translation>Burn-Rate %1 über 1 h und %2 über 5 min</translation>
    </message>
    <message>
        <source>%1 of the error budget of %2 left</source>
        <extracomment>%1 is a share such as &quot;94.4 %&quot;, %2 a window such as &quot;30 d&quot;.</extracomment>
        <translation>noch %1 des Fehlerbudgets von %2</translation>
    </message>
    <message>
        <source>gone in %1 at this rate</source>
        <extracomment>%1 is a duration such as &quot;44 h&quot;: the budget is used up after it.</extracomment>
        <translation>bei dieser Rate leer in %1</translation>
    </message>
    <message>
        <source>data for %1 of the %2 only</source>
        <extracomment>%1 is a share such as &quot;12.5 %&quot;, %2 a window such as &quot;30 d&quot;.</extracomment>
        <translation>Daten nur für %1 der %2</translation>
    </message>
    <message>
        <source>low traffic: single failures weigh much</source>
        <translation>wenig Verkehr: einzelne Fehler wiegen schwer</translation>
    </message>
</context>
<context>
    <name>SloWords</name>
    <message>
        <source>SLO</source>
        <translation>SLO</translation>
    </message>
    <message>
        <source>Promise</source>
        <translation>Zusage</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Objective</source>
        <translation>Ziel</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>Fenster</translation>
    </message>
    <message>
        <source>SLI</source>
        <translation>SLI</translation>
    </message>
    <message>
        <source>Budget left</source>
        <translation>Restbudget</translation>
    </message>
    <message>
        <source>Gone in</source>
        <translation>Leer in</translation>
    </message>
    <message>
        <source>Data cover</source>
        <translation>Abdeckung</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>Events</translation>
    </message>
    <message>
        <source>%1 bad of %2</source>
        <translation>%1 von %2 schlecht</translation>
    </message>
    <message>
        <source>Traffic</source>
        <translation>Verkehr</translation>
    </message>
    <message>
        <source>low: look at the counts</source>
        <extracomment>so few events that single failures decide</extracomment>
        <translation>wenig: Zahlen ansehen</translation>
    </message>
    <message>
        <source>Its own rules</source>
        <extracomment>Heading: what the recording rules of an SLO say, and why that is not to be believed</extracomment>
        <translation>Eigene Regeln</translation>
    </message>
    <message>
        <source>Recorded</source>
        <translation>Aufgezeichnet</translation>
    </message>
    <message>
        <source>not a number</source>
        <translation>keine Zahl</translation>
    </message>
    <message>
        <source>Computed</source>
        <translation>Berechnet</translation>
    </message>
    <message>
        <source>Burn rate</source>
        <translation>Burn-Rate</translation>
    </message>
    <message>
        <source>Computed from</source>
        <translation>Berechnet aus</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Quelle</translation>
    </message>
    <message>
        <source>Defined in</source>
        <translation>Definiert in</translation>
    </message>
    <message>
        <source>Age</source>
        <translation>Alter</translation>
    </message>
    <message>
        <source>%1 ago</source>
        <translation>vor %1</translation>
    </message>
</context>
<context>
    <name>TableActions</name>
    <message>
        <source>Filter the table</source>
        <extracomment>Action: the keyboard goes to the field that filters the table</extracomment>
        <translation>Tabelle filtern</translation>
    </message>
    <message>
        <source>Choose columns</source>
        <extracomment>Action: opens the menu that shows and hides columns</extracomment>
        <translation>Spalten wählen</translation>
    </message>
    <message>
        <source>Copy rows as TSV</source>
        <extracomment>Action: copies the selected rows (or all), tabs between the cells</extracomment>
        <translation>Zeilen als TSV kopieren</translation>
    </message>
    <message>
        <source>Copy rows as Markdown</source>
        <extracomment>Action: copies the selected rows (or all) as a Markdown table</extracomment>
        <translation>Zeilen als Markdown kopieren</translation>
    </message>
</context>
<context>
    <name>Terminal</name>
    <message>
        <source>PAUSED. Type continue, or abort REASON.</source>
        <extracomment>continue and abort are typed: they stay as they are</extracomment>
        <translation>PAUSIERT. Tippen: continue, oder abort GRUND.</translation>
    </message>
    <message>
        <source>NO WAY BACK</source>
        <translation>KEIN RÜCKWEG</translation>
    </message>
    <message>
        <source>ask</source>
        <extracomment>Label on a card, at most 7 letters: the question</extracomment>
        <translation>Frage</translation>
    </message>
    <message>
        <source>request</source>
        <extracomment>Label in a plan, at most 7 letters: the exact request</extracomment>
        <translation>Anfrage</translation>
    </message>
    <message>
        <source>now</source>
        <extracomment>Label in a plan, at most 7 letters: state before the step</extracomment>
        <translation>jetzt</translation>
    </message>
    <message>
        <source>then</source>
        <extracomment>Label in a plan, at most 7 letters: state after the step</extracomment>
        <translation>dann</translation>
    </message>
    <message>
        <source>undo</source>
        <extracomment>Label in a plan, at most 7 letters: how the step is taken back</extracomment>
        <translation>zurück</translation>
    </message>
    <message>
        <source>dry run</source>
        <extracomment>Label in a plan, at most 7 letters: what the server said to a rehearsal</extracomment>
        <translation>Probe</translation>
    </message>
    <message>
        <source>WARNING</source>
        <extracomment>Label on a card, at most 7 letters</extracomment>
        <translation>WARNUNG</translation>
    </message>
    <message>
        <source>problem</source>
        <extracomment>Label on a card, at most 7 letters</extracomment>
        <translation>Problem</translation>
    </message>
    <message>
        <source>output</source>
        <extracomment>Label on a card, at most 7 letters: what a script printed</extracomment>
        <translation>Ausgabe</translation>
    </message>
    <message>
        <source>LOCKED. Type break REASON to go on without the lock</source>
        <extracomment>break is typed: it stays as it is</extracomment>
        <translation>GESPERRT. Tippen: break GRUND, um ohne die Sperre weiterzumachen</translation>
    </message>
    <message>
        <source>LOCK LOCAL ONLY. Type yes when nobody else runs this.</source>
        <extracomment>yes is typed: it stays as it is</extracomment>
        <translation>SPERRE NUR LOKAL. Tippen: yes, wenn sonst niemand dies fährt.</translation>
    </message>
    <message>
        <source>from</source>
        <extracomment>Label on a card, at most 7 letters: since when users were hurt</extracomment>
        <translation>ab</translation>
    </message>
    <message>
        <source>(proposed from data)</source>
        <translation>(aus Daten vorgeschlagen)</translation>
    </message>
    <message>
        <source>Type yes to confirm, at 2026-01-31T03:12:00Z to correct it, or finish to leave it unconfirmed</source>
        <extracomment>yes, at and finish are typed: they stay as they are</extracomment>
        <translation>Tippen: yes zum Bestätigen, at 2026-01-31T03:12:00Z zum Berichtigen, oder finish, um es unbestätigt zu lassen</translation>
    </message>
    <message>
        <source>Type %1 to: %2</source>
        <extracomment>%1 = a word that is typed, %2 = what it does</extracomment>
        <translation>Tippen: %1, dann geschieht: %2</translation>
    </message>
    <message>
        <source>Type yes to: %1   (r reads again)</source>
        <extracomment>yes and r are typed: they stay as they are. %1 = what yes does</extracomment>
        <translation>Tippen: yes, dann geschieht: %1   (r liest neu)</translation>
    </message>
    <message>
        <source>Write: %1</source>
        <extracomment>%1 = what is to be written</extracomment>
        <translation>Schreiben: %1</translation>
    </message>
    <message>
        <source>Type %1 when it is done</source>
        <extracomment>%1 = a word that is typed</extracomment>
        <translation>Tippen: %1, wenn es erledigt ist</translation>
    </message>
    <message>
        <source>Type done when it is done</source>
        <extracomment>The first done is typed: it stays as it is</extracomment>
        <translation>Tippen: done, wenn es erledigt ist</translation>
    </message>
    <message>
        <source>Type fill to enter values</source>
        <extracomment>fill is typed: it stays as it is</extracomment>
        <translation>Tippen: fill, um Werte einzugeben</translation>
    </message>
    <message>
        <source>(say why)</source>
        <extracomment>Behind an option: a reason must be given</extracomment>
        <translation>(Grund nennen)</translation>
    </message>
    <message>
        <source>denied</source>
        <extracomment>What somebody said to a request for approval</extracomment>
        <translation>hat abgelehnt</translation>
    </message>
    <message>
        <source>Type restore N, own OWNER DURATION, or finish</source>
        <extracomment>restore, own and finish are typed: they stay as they are</extracomment>
        <translation>Tippen: restore N, own WER DAUER, oder finish</translation>
    </message>
    <message>
        <source>(not now)</source>
        <extracomment>Behind a choice that cannot be made</extracomment>
        <translation>(jetzt nicht)</translation>
    </message>
    <message>
        <source>abort REASON: %1 · note TEXT · pause · quit</source>
        <extracomment>abort, note, pause and quit are typed: they stay as they are. %1 = what abort does</extracomment>
        <translation>abort GRUND: %1 · note TEXT · pause · quit</translation>
    </message>
    <message>
        <source>yes, at TIME, or finish</source>
        <extracomment>All of them are typed: they stay as they are</extracomment>
        <translation>yes, at ZEIT, oder finish</translation>
    </message>
    <message>
        <source>nothing was done</source>
        <translation>nichts wurde getan</translation>
    </message>
    <message>
        <source>type done, or note TEXT</source>
        <extracomment>done and note are typed: they stay as they are</extracomment>
        <translation>Tippen: done, oder note TEXT</translation>
    </message>
    <message>
        <source>Name of the second person</source>
        <translation>Name der zweiten Person</translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation>Beleg</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Warum</translation>
    </message>
    <message>
        <source>type one of the numbers</source>
        <translation>eine der Nummern tippen</translation>
    </message>
    <message>
        <source>own OWNER DURATION, for example: own Ana 24h</source>
        <extracomment>own is typed: it stays as it is</extracomment>
        <translation>own WER DAUER, zum Beispiel: own Ana 24h</translation>
    </message>
    <message>
        <source>How do you know (text or link)</source>
        <translation>Woher bekannt (Text oder Link)</translation>
    </message>
    <message>
        <source>%1 step, then </source>
        <extracomment>An option of a decision, in a terminal: before the step that it leads to</extracomment>
        <translation>%1 Schritt, dann </translation>
    </message>
    <message>
        <source>%1 steps, then </source>
        <translation>%1 Schritte, dann </translation>
    </message>
    <message>
        <source>the next step</source>
        <extracomment>An option of a decision leads to the step behind it</extracomment>
        <translation>der nächste Schritt</translation>
    </message>
    <message>
        <source>(only if %1)</source>
        <extracomment>Behind an option. %1 = a condition</extracomment>
        <translation>(nur wenn %1)</translation>
    </message>
    <message>
        <source>not runnable: %1</source>
        <extracomment>%1 = why a plan cannot be run</extracomment>
        <translation>nicht ausführbar: %1</translation>
    </message>
    <message>
        <source>NOT EXERCISED</source>
        <translation>NICHT GEÜBT</translation>
    </message>
    <message>
        <source>option</source>
        <extracomment>Label in a plan, at most 7 letters: one answer of a decision</extracomment>
        <translation>Wahl</translation>
    </message>
    <message>
        <source>may</source>
        <extracomment>Label in a plan, at most 7 letters: what the server says one may do</extracomment>
        <translation>darf</translation>
    </message>
    <message>
        <source>warning</source>
        <extracomment>Label in a plan, at most 7 letters</extracomment>
        <translation>Warnung</translation>
    </message>
    <message>
        <source>later</source>
        <extracomment>Label in a plan, at most 7 letters: what is not known yet</extracomment>
        <translation>später</translation>
    </message>
    <message>
        <source>PROBLEM</source>
        <extracomment>Label in a plan, at most 7 letters</extracomment>
        <translation>PROBLEM</translation>
    </message>
    <message>
        <source>not measured</source>
        <translation>nicht gemessen</translation>
    </message>
    <message>
        <source>objective %1</source>
        <extracomment>Behind a measured time. %1 = a time</extracomment>
        <translation>Ziel %1</translation>
    </message>
    <message>
        <source>not proven, %1 steps NOT EXERCISED</source>
        <translation>nicht bewiesen, %1 Schritte NICHT GEÜBT</translation>
    </message>
    <message>
        <source>not proven, the service was not marked as restored</source>
        <translation>nicht bewiesen, der Dienst wurde nicht als wiederhergestellt vermerkt</translation>
    </message>
    <message>
        <source>not proven, nobody confirmed the start of the impact</source>
        <translation>nicht bewiesen, niemand hat den Beginn der Wirkung bestätigt</translation>
    </message>
    <message>
        <source>met</source>
        <extracomment>An objective was kept, or not</extracomment>
        <translation>erreicht</translation>
    </message>
    <message>
        <source>missed</source>
        <translation>verfehlt</translation>
    </message>
    <message>
        <source>impact start</source>
        <extracomment>Report of a run: moments and times, at most 18 letters</extracomment>
        <translation>Beginn der Wirkung</translation>
    </message>
    <message>
        <source>detected</source>
        <translation>erkannt</translation>
    </message>
    <message>
        <source>declared</source>
        <translation>ausgerufen</translation>
    </message>
    <message>
        <source>decided</source>
        <translation>entschieden</translation>
    </message>
    <message>
        <source>data safe</source>
        <translation>Daten sicher</translation>
    </message>
    <message>
        <source>(typed, not measured)</source>
        <extracomment>Behind a time that a person has entered</extracomment>
        <translation>(eingetippt, nicht gemessen)</translation>
    </message>
    <message>
        <source>service restored</source>
        <translation>Dienst zurück</translation>
    </message>
    <message>
        <source>recovery time</source>
        <translation>Erholungszeit</translation>
    </message>
    <message>
        <source>data loss</source>
        <translation>Datenverlust</translation>
    </message>
    <message>
        <source>run</source>
        <translation>Lauf</translation>
    </message>
    <message>
        <source>%1, of it waiting for people %2</source>
        <extracomment>How long a run took. %1 = all of it, %2 = how much of it somebody was waited for</extracomment>
        <translation>%1, davon auf Menschen gewartet %2</translation>
    </message>
    <message>
        <source>people</source>
        <translation>Menschen</translation>
    </message>
    <message>
        <source>evidence</source>
        <translation>Beleg</translation>
    </message>
    <message>
        <source>note</source>
        <translation>Notiz</translation>
    </message>
    <message>
        <source>until %1</source>
        <translation>bis %1</translation>
    </message>
    <message>
        <source>left changed</source>
        <translation>verändert geblieben</translation>
    </message>
    <message>
        <source>(nobody owns it)</source>
        <translation>(gehört niemandem)</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>nichts</translation>
    </message>
    <message>
        <source>journal</source>
        <translation>Journal</translation>
    </message>
    <message>
        <source>%1 records, head: %2</source>
        <extracomment>%1 = how many records, %2 = words that stand for the last one</extracomment>
        <translation>%1 Einträge, Kopf: %2</translation>
    </message>
    <message>
        <source>folder</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>run %1</source>
        <extracomment>First lines of a run in a terminal. %1 = its folder</extracomment>
        <translation>Lauf %1</translation>
    </message>
    <message>
        <source>plan: %1</source>
        <extracomment>%1 = what the plan says</extracomment>
        <translation>Plan: %1</translation>
    </message>
    <message>
        <source>THE JOURNAL CANNOT BE WRITTEN: %1</source>
        <extracomment>%1 = why</extracomment>
        <translation>DAS JOURNAL KANN NICHT GESCHRIEBEN WERDEN: %1</translation>
    </message>
    <message>
        <source>Nothing more is done.</source>
        <translation>Mehr geschieht nicht.</translation>
    </message>
    <message>
        <source>waiting for a person; go on with: midwatch runbook resume %1</source>
        <extracomment>%1 = folder of a run; the command stays as it is</extracomment>
        <translation>wartet auf einen Menschen; weiter mit: midwatch runbook resume %1</translation>
    </message>
    <message>
        <source>refused: %1</source>
        <extracomment>%1 = why</extracomment>
        <translation>abgelehnt: %1</translation>
    </message>
    <message>
        <source>left open; go on with: midwatch runbook resume %1</source>
        <extracomment>%1 = folder of a run; the command stays as it is</extracomment>
        <translation>bleibt offen; weiter mit: midwatch runbook resume %1</translation>
    </message>
    <message>
        <source>LIVE</source>
        <translation>LIVE</translation>
    </message>
    <message>
        <source>DRILL</source>
        <translation>ÜBUNG</translation>
    </message>
    <message>
        <source>SIMULATED</source>
        <translation>SIMULIERT</translation>
    </message>
    <message>
        <source>succeeded</source>
        <extracomment>State of a step of a runbook, in a terminal</extracomment>
        <translation>gelungen</translation>
    </message>
    <message>
        <source>skipped</source>
        <translation>ausgelassen</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>gescheitert</translation>
    </message>
    <message>
        <source>timed-out</source>
        <translation>Zeit abgelaufen</translation>
    </message>
    <message>
        <source>by-hand</source>
        <translation>von Hand</translation>
    </message>
    <message>
        <source>undone</source>
        <translation>rückgängig</translation>
    </message>
    <message>
        <source>undo-failed</source>
        <translation>Rückweg gescheitert</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>Ergebnis unbekannt</translation>
    </message>
    <message>
        <source>inconclusive</source>
        <translation>unklar</translation>
    </message>
    <message>
        <source>verifying</source>
        <translation>wird geprüft</translation>
    </message>
    <message>
        <source>There is no allowed_signers beside this runbook: votes are given by name where the run is driven, and are not signed.</source>
        <extracomment>approve is a command: it stays as it is</extracomment>
        <translation>Neben diesem Runbook liegt kein allowed_signers: Stimmen gibt man mit Namen dort ab, wo der Lauf geführt wird; sie sind nicht unterschrieben.</translation>
    </message>
    <message>
        <source>Sign exactly this text (-f: your key, or its .pub file where an agent or a security key holds it):
%1</source>
        <extracomment>%1 = a command. A .pub file: the key itself is with an agent or on a security key</extracomment>
        <translation>Genau diesen Text unterschreiben (-f: Ihr Schlüssel, oder seine .pub-Datei, wenn ihn ein Agent oder ein Sicherheitsschlüssel hält):
%1</translation>
    </message>
    <message>
        <source>Then hand it in:
%1</source>
        <extracomment>%1 = a command</extracomment>
        <translation>Dann abgeben:
%1</translation>
    </message>
    <message>
        <source>%1 counts: %2 of %3</source>
        <extracomment>A vote. %1 = who, %2 = votes so far, %3 = votes that are needed</extracomment>
        <translation>%1 zählt: %2 von %3</translation>
    </message>
    <message>
        <source>go on with: midwatch runbook resume %1</source>
        <translation>weiter mit: midwatch runbook resume %1</translation>
    </message>
    <message>
        <source>BROKEN GLASS</source>
        <extracomment>Report of a run, at most 18 letters: gone on without the approval that was needed</extracomment>
        <translation>OHNE FREIGABE</translation>
    </message>
    <message>
        <source>approved, signed with %1 %2</source>
        <translation>freigegeben, unterschrieben mit %1 %2</translation>
    </message>
    <message>
        <source>approved (by name, not signed)</source>
        <translation>freigegeben (mit Namen, nicht unterschrieben)</translation>
    </message>
    <message>
        <source>who counts (%1):</source>
        <extracomment>%1 = a file. Names of those who may sign follow</extracomment>
        <translation>wer zählt (%1):</translation>
    </message>
    <message>
        <source>Votes are by name, not signed: there is no allowed_signers.</source>
        <translation>Stimmen gelten mit Namen, nicht unterschrieben: es gibt kein allowed_signers.</translation>
    </message>
    <message>
        <source>Who approves runs this (-f: their key, or its .pub file where an agent or a security key holds it):</source>
        <translation>Wer freigibt, führt dies aus (-f: der eigene Schlüssel, oder seine .pub-Datei, wenn ihn ein Agent oder ein Sicherheitsschlüssel hält):</translation>
    </message>
    <message>
        <source>Paste the signature here, or type sign FILE</source>
        <extracomment>sign and FILE are typed: they stay as they are</extracomment>
        <translation>Die Unterschrift hier einfügen, oder sign DATEI tippen</translation>
    </message>
    <message>
        <source>Type approve NAME</source>
        <extracomment>approve is typed: it stays as it is</extracomment>
        <translation>approve NAME tippen</translation>
    </message>
    <message>
        <source>deny NAME REASON: refuse it · break REASON: go on without it (kept as an exception, and reviewed)</source>
        <extracomment>deny and break are typed: they stay as they are</extracomment>
        <translation>deny NAME GRUND: ablehnen · break GRUND: ohne sie weiter (bleibt als Ausnahme und wird nachgeprüft)</translation>
    </message>
    <message>
        <source>%1 cannot be read</source>
        <extracomment>%1 = a file</extracomment>
        <translation>%1 ist nicht lesbar</translation>
    </message>
    <message>
        <source>LIVE, and nobody approved. Type %1 to go on</source>
        <extracomment>%1 = words that are typed</extracomment>
        <translation>LIVE, und niemand gab frei. %1 tippen, um weiterzugehen</translation>
    </message>
    <message>
        <source>signature</source>
        <extracomment>Report of a run, at most 18 letters: who signed its journal</extracomment>
        <translation>Unterschrift</translation>
    </message>
    <message>
        <source>none yet; what to sign: %1</source>
        <extracomment>Nobody signed. %1 = a command</extracomment>
        <translation>noch keine; zu unterschreiben ist: %1</translation>
    </message>
    <message>
        <source>signed by the key %1, which nobody here vouches for</source>
        <extracomment>%1 = fingerprint of a key</extracomment>
        <translation>unterschrieben mit dem Schlüssel %1, für den hier niemand bürgt</translation>
    </message>
    <message>
        <source>signed by %1 (%2)</source>
        <extracomment>Who signed the journal of a run. %1 = who, %2 = fingerprint of the key</extracomment>
        <translation>unterschrieben von %1 (%2)</translation>
    </message>
    <message>
        <source>There was no allowed_signers beside this runbook: a signature is kept, and nobody here vouches for its key.</source>
        <translation>Neben diesem Runbook lag keine allowed_signers: Eine Unterschrift wird aufbewahrt, und niemand hier bürgt für ihren Schlüssel.</translation>
    </message>
    <message>
        <source>withdrawn by %1: %2</source>
        <extracomment>A piece of evidence. %1 = a name, %2 = a reason</extracomment>
        <translation>zurückgezogen von %1: %2</translation>
    </message>
    <message>
        <source>What the step printed stands in the journal too, and for a script in the folder out: those are not touched.</source>
        <translation>Was der Schritt ausgab, steht auch im Journal und bei einem Skript im Ordner out: das bleibt unberührt.</translation>
    </message>
</context>
<context>
    <name>Warnings</name>
    <message>
        <source>TLS certificate is not verified: whoever is on the way can read and change everything, credentials too.</source>
        <extracomment>Stays in sight while a cluster is asked without looking at its certificate.</extracomment>
        <translation>Das TLS-Zertifikat wird nicht geprüft: Wer dazwischen sitzt, kann alles lesen und ändern, auch Zugangsdaten.</translation>
    </message>
    <message>
        <source>TLS not verified</source>
        <extracomment>In a narrow column: the certificate of this server is not looked at.</extracomment>
        <translation>TLS ungeprüft</translation>
    </message>
</context>
<context>
    <name>Watch</name>
    <message>
        <source>still rising ↗</source>
        <extracomment>Errors of users</extracomment>
        <translation>steigt noch ↗</translation>
    </message>
    <message>
        <source>steady →</source>
        <extracomment>Errors of users</extracomment>
        <translation>gleich →</translation>
    </message>
    <message>
        <source>falling ↘</source>
        <extracomment>Errors of users</extracomment>
        <translation>fällt ↘</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <extracomment>In the T box: how many of the things that a failover needs are fine
----------
Part of a source that is not seen. %1 = &quot;events&quot;, %2 = the source</extracomment>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>next try %1</source>
        <extracomment>When a source is asked again. %1 = &quot;20 s&quot;</extracomment>
        <translation>nächster Versuch %1</translation>
    </message>
    <message numerus="yes">
        <source>%n more</source>
        <extracomment>End of a list. %n = how many are left out</extracomment>
        <translation>
            <numerusform>%n weitere</numerusform>
            <numerusform>%n weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>Not seen: %1.</source>
        <extracomment>%1 = list of sources and why</extracomment>
        <translation>Nicht gesehen: %1.</translation>
    </message>
    <message>
        <source>Budget used up.</source>
        <extracomment>The error budget is used up</extracomment>
        <translation>Budget aufgebraucht.</translation>
    </message>
    <message>
        <source>Budget %1 left</source>
        <extracomment>Error budget. %1 = &quot;71 %&quot;</extracomment>
        <translation>Budget noch %1</translation>
    </message>
    <message>
        <source>, gone %1 at this rate (burn %2)</source>
        <translation>, bei dieser Rate leer um %1 (Burn-Rate %2)</translation>
    </message>
    <message>
        <source>, gone in %1 at this rate (burn %2)</source>
        <extracomment>Error budget. %1 = &quot;35 h&quot;, %2 = &quot;62×&quot;</extracomment>
        <translation>, bei dieser Rate leer in %1 (Burn-Rate %2)</translation>
    </message>
    <message>
        <source>s</source>
        <extracomment>Units of a duration: seconds, minutes, hours, days</extracomment>
        <translation>s</translation>
    </message>
    <message>
        <source>min</source>
        <translation>min</translation>
    </message>
    <message>
        <source>h</source>
        <translation>h</translation>
    </message>
    <message>
        <source>d</source>
        <translation>d</translation>
    </message>
    <message>
        <source>Nothing is watched yet.</source>
        <translation>Noch wird nichts überwacht.</translation>
    </message>
    <message>
        <source>Nothing is seen.</source>
        <translation>Nichts ist zu sehen.</translation>
    </message>
    <message>
        <source>Well. %1.</source>
        <extracomment>Verdict with everything seen and nothing wrong. %1 = &quot;9 of 9 sources live&quot;</extracomment>
        <translation>Alles gut. %1.</translation>
    </message>
    <message>
        <source>Well where seen: %1 of %2 sources.</source>
        <extracomment>Verdict: nothing wrong, but not everything is seen. %1 = live, %2 = all sources</extracomment>
        <translation>Gut, soweit sichtbar: %1 von %2 Quellen.</translation>
    </message>
    <message>
        <source>Users of %1 fail: %2 of requests</source>
        <translation>Nutzer von %1 betroffen: %2 der Anfragen scheitern</translation>
    </message>
    <message>
        <source>, since %1</source>
        <extracomment>Verdict. %1 = time of day</extracomment>
        <translation>, seit %1</translation>
    </message>
    <message>
        <source>, for %1</source>
        <extracomment>Verdict. %1 = &quot;3 d 4 h&quot;</extracomment>
        <translation>, seit %1</translation>
    </message>
    <message>
        <source>No source is configured: open an estate file, a cluster, or the demo.</source>
        <translation>Keine Quelle ist eingerichtet: eine Estate-Datei, einen Cluster oder die Demo öffnen.</translation>
    </message>
    <message numerus="yes">
        <source>%n more finding(s).</source>
        <extracomment>Below the verdict. %n = further findings</extracomment>
        <translation>
            <numerusform>%n weiterer Befund.</numerusform>
            <numerusform>%n weitere Befunde.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2 sources live</source>
        <extracomment>How much is seen. %1 = live, %2 = all</extracomment>
        <translation>%1 von %2 Quellen live</translation>
    </message>
    <message>
        <source>, oldest %1</source>
        <extracomment>Age of the oldest answer. %1 = &quot;41 s&quot;</extracomment>
        <translation>, älteste %1</translation>
    </message>
    <message>
        <source>Tonight: somebody was paged.</source>
        <extracomment>Why a row is for tonight</extracomment>
        <translation>Heute Nacht: Jemand wurde gerufen.</translation>
    </message>
    <message>
        <source>Tonight: users lose their error budget too fast.</source>
        <extracomment>Why a row is for tonight</extracomment>
        <translation>Heute Nacht: Nutzer verlieren ihr Fehlerbudget zu schnell.</translation>
    </message>
    <message>
        <source>Tonight: a gate of the cluster is critical in production.</source>
        <extracomment>Why a row is for tonight</extracomment>
        <translation>Heute Nacht: Eine Kernprüfung des Clusters ist in Produktion kritisch.</translation>
    </message>
    <message>
        <source>Tonight: the estate&apos;s own rule calls it critical.</source>
        <extracomment>Why a row is for tonight</extracomment>
        <translation>Heute Nacht: Die eigene Regel nennt es kritisch.</translation>
    </message>
    <message>
        <source>Can wait: it is not production.</source>
        <extracomment>Why a row can wait</extracomment>
        <translation>Kann warten: nicht Produktion.</translation>
    </message>
    <message>
        <source>Can wait: no alert and no page speak of it, and no SLO burns.</source>
        <extracomment>Why a row can wait</extracomment>
        <translation>Kann warten: kein Alarm, kein Pager-Ruf, und kein SLO verbrennt Budget.</translation>
    </message>
    <message>
        <source>Can wait: a warning, and no SLO burns.</source>
        <extracomment>Why a row can wait</extracomment>
        <translation>Kann warten: eine Warnung, und kein SLO verbrennt Budget.</translation>
    </message>
    <message>
        <source>can wait until Monday</source>
        <translation>kann bis Montag warten</translation>
    </message>
    <message>
        <source>can wait until morning</source>
        <translation>kann bis zum Morgen warten</translation>
    </message>
    <message>
        <source>can wait until tomorrow</source>
        <translation>kann bis morgen warten</translation>
    </message>
    <message>
        <source>Mon</source>
        <extracomment>When a row is due, very short: Monday</extracomment>
        <translation>Mo</translation>
    </message>
    <message>
        <source>a.m.</source>
        <extracomment>When a row is due, very short: this morning</extracomment>
        <translation>vorm.</translation>
    </message>
    <message>
        <source>tom.</source>
        <extracomment>When a row is due, very short: tomorrow</extracomment>
        <translation>mrg.</translation>
    </message>
    <message numerus="yes">
        <source>%n signal(s)</source>
        <extracomment>How many alerts, findings and pages speak of one object</extracomment>
        <translation>
            <numerusform>%n Signal</numerusform>
            <numerusform>%n Signale</numerusform>
        </translation>
    </message>
    <message>
        <source>since %1</source>
        <extracomment>%1 = time of day</extracomment>
        <translation>seit %1</translation>
    </message>
    <message numerus="yes">
        <source>%n page(s)</source>
        <extracomment>How many pages were sent about it</extracomment>
        <translation>
            <numerusform>%n Ruf</numerusform>
            <numerusform>%n Rufe</numerusform>
        </translation>
    </message>
    <message>
        <source>Users</source>
        <extracomment>Column of the matrix: SLOs. At most 6 letters</extracomment>
        <translation>Nutzer</translation>
    </message>
    <message>
        <source>Work</source>
        <extracomment>Column of the matrix: workloads and pods. At most 6 letters</extracomment>
        <translation>Arbeit</translation>
    </message>
    <message>
        <source>Ship</source>
        <extracomment>Column of the matrix: pipelines and rollouts. At most 6 letters</extracomment>
        <translation>Deploy</translation>
    </message>
    <message>
        <source>$</source>
        <extracomment>Column of the matrix: cost</extracomment>
        <translation>$</translation>
    </message>
    <message>
        <source>What users feel: error budgets</source>
        <translation>Was Nutzer spüren: Fehlerbudgets</translation>
    </message>
    <message>
        <source>Pipelines and rollouts</source>
        <translation>Pipelines und Rollouts</translation>
    </message>
    <message>
        <source>Cost and budgets</source>
        <translation>Kosten und Budgets</translation>
    </message>
    <message>
        <source>same service</source>
        <extracomment>Why a change stands here: it was of what the page speaks of</extracomment>
        <translation>derselbe Service</translation>
    </message>
    <message>
        <source>same cluster</source>
        <extracomment>Why a change stands here</extracomment>
        <translation>derselbe Cluster</translation>
    </message>
    <message>
        <source>time only</source>
        <extracomment>Why a change stands here: nothing but the time speaks for it</extracomment>
        <translation>nur zeitlich</translation>
    </message>
    <message>
        <source>%1 before</source>
        <extracomment>A change. %1 = &quot;1 min 46 s&quot;</extracomment>
        <translation>%1 vorher</translation>
    </message>
    <message>
        <source>%1 after impact</source>
        <extracomment>A change that came after users began to feel it. %1 = &quot;3 min&quot;</extracomment>
        <translation>%1 nach Beginn der Auswirkung</translation>
    </message>
    <message>
        <source>%1 (you)</source>
        <extracomment>A person, and it is whoever sits here. %1 = name</extracomment>
        <translation>%1 (ich)</translation>
    </message>
    <message>
        <source>On call %1</source>
        <extracomment>%1 = who is called first</extracomment>
        <translation>Bereitschaft %1</translation>
    </message>
    <message>
        <source>second %1</source>
        <extracomment>%1 = who is called second</extracomment>
        <translation>2. %1</translation>
    </message>
    <message>
        <source>then %1</source>
        <extracomment>%1 = who is called after the second one</extracomment>
        <translation>danach %1</translation>
    </message>
    <message>
        <source>you</source>
        <extracomment>In &quot;Handover 07:00 from you to Ben&quot;</extracomment>
        <translation>mir</translation>
    </message>
    <message>
        <source>Handover %1 from %2; the next one is not known</source>
        <extracomment>%1 = local time, %2 = who ends; who comes is not known to the pager yet</extracomment>
        <translation>Übergabe %1 von %2, an wen: offen</translation>
    </message>
    <message>
        <source>Handover %1 from %2 to %3</source>
        <extracomment>%1 = local time, %2 = from whom, %3 = to whom</extracomment>
        <translation>Übergabe %1 von %2 an %3</translation>
    </message>
    <message>
        <source>silence %1, %2 left (%3)</source>
        <extracomment>A silence in force. %1 = what, %2 = time left, %3 = who made it</extracomment>
        <translation>stumm %1, noch %2 (%3)</translation>
    </message>
    <message>
        <source>Tonight: nodes are lost where a gate of the cluster is critical since.</source>
        <extracomment>Why a row is for tonight</extracomment>
        <translation>Heute Nacht: Nodes fehlen, und seitdem ist dort eine Kernprüfung des Clusters kritisch.</translation>
    </message>
    <message>
        <source>runs pods of %1</source>
        <translation>trägt Pods von %1</translation>
    </message>
    <message>
        <source>dependency of %1</source>
        <extracomment>Why a change stands here: the service, %1, calls what changed</extracomment>
        <translation>Abhängigkeit von %1</translation>
    </message>
    <message numerus="yes">
        <source>%n more freeze(s)</source>
        <extracomment>In the T box. %n = change freezes that are left out</extracomment>
        <translation>
            <numerusform>noch %n Freeze</numerusform>
            <numerusform>noch %n Freezes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n freeze(s) not understood</source>
        <extracomment>In the T box. %n = change freezes of the estate file with a mistake</extracomment>
        <translation>
            <numerusform>%n Freeze nicht verstanden</numerusform>
            <numerusform>%n Freezes nicht verstanden</numerusform>
        </translation>
    </message>
    <message>
        <source>no freeze declared</source>
        <extracomment>In the T box: the estate file declares no change freeze</extracomment>
        <translation>kein Freeze eingetragen</translation>
    </message>
    <message>
        <source>no freeze</source>
        <translation>kein Freeze</translation>
    </message>
    <message>
        <source>Ready for DR</source>
        <extracomment>In the T box: could this laptop run a failover alone?
----------
Heading of a row: what it speaks of</extracomment>
        <translation>Bereit für DR</translation>
    </message>
    <message>
        <source>nothing declared</source>
        <extracomment>In the T box: the estate file does not say what a failover needs</extracomment>
        <translation>nichts eingetragen</translation>
    </message>
    <message>
        <source>checking…</source>
        <translation>wird geprüft…</translation>
    </message>
    <message>
        <source>not checked yet</source>
        <translation>noch nicht geprüft</translation>
    </message>
    <message numerus="yes">
        <source>And %n more.</source>
        <extracomment>Behind the first thing that is missing. %n = how many others</extracomment>
        <translation>
            <numerusform>Und %n weiteres.</numerusform>
            <numerusform>Und %n weitere.</numerusform>
        </translation>
    </message>
    <message>
        <source>Can wait: nothing is wrong yet, but a failover from here would be hard.</source>
        <extracomment>Why a row can wait</extracomment>
        <translation>Kann warten: noch ist nichts falsch, aber ein Failover von hier wäre schwer.</translation>
    </message>
    <message>
        <source>%1 not permitted</source>
        <extracomment>In the T box: experiments of a cluster may not be listed. %1 = cluster</extracomment>
        <translation>%1 nicht erlaubt</translation>
    </message>
    <message>
        <source>%1 not seen</source>
        <extracomment>In the T box: experiments of a cluster are not seen. %1 = cluster</extracomment>
        <translation>%1 nicht gesehen</translation>
    </message>
    <message>
        <source>chaos: not known, %1</source>
        <extracomment>In the T box: whether a chaos experiment runs. %1 = clusters, and why</extracomment>
        <translation>Chaos: nicht bekannt, %1</translation>
    </message>
    <message>
        <source>chaos: not known yet</source>
        <extracomment>In the T box: clusters have not been asked yet whether a chaos experiment runs</extracomment>
        <translation>Chaos: noch nicht bekannt</translation>
    </message>
    <message>
        <source>chaos: not installed</source>
        <extracomment>In the T box: no cluster has Chaos Mesh</extracomment>
        <translation>Chaos: nicht installiert</translation>
    </message>
    <message>
        <source>chaos: none</source>
        <translation>Chaos: keines</translation>
    </message>
    <message>
        <source>chaos: %1 on %2 is being deleted, its fault may still act (since %3)</source>
        <translation>Chaos: %1 auf %2 wird gelöscht, der Fehler wirkt vielleicht noch (seit %3)</translation>
    </message>
    <message>
        <source>chaos: %1 on %2 since %3</source>
        <extracomment>A chaos experiment that runs. %1 = name, %2 = environment, %3 = local time</extracomment>
        <translation>Chaos: %1 auf %2 seit %3</translation>
    </message>
    <message numerus="yes">
        <source>, %n more</source>
        <extracomment>Behind a chaos experiment. %n = how many others run</extracomment>
        <translation>
            <numerusform>, noch %n weiteres</numerusform>
            <numerusform>, noch %n weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>this laptop</source>
        <extracomment>Source of a number: what this program checked on the machine it runs on</extracomment>
        <translation>dieser Laptop</translation>
    </message>
    <message>
        <source>recovery in the estate file</source>
        <extracomment>Where &quot;Ready for DR&quot; comes from: a section of the estate file</extracomment>
        <translation>recovery in der Estate-Datei</translation>
    </message>
    <message>
        <source>Users of %1 failed when last seen at %3: %2 of requests</source>
        <extracomment>Verdict, its source no longer answers. %3 = time of day of its last answer</extracomment>
        <translation>Nutzer von %1 betroffen, zuletzt gesehen %3: %2 der Anfragen scheiterten</translation>
    </message>
    <message>
        <source>, last seen %1</source>
        <extracomment>End of the verdict, its source no longer answers. %1 = time of day of its last answer</extracomment>
        <translation>, zuletzt gesehen %1</translation>
    </message>
    <message>
        <source>Next: status update due %1.</source>
        <extracomment>Below the verdict. %1 = time of day</extracomment>
        <translation>Als Nächstes: Statusmeldung fällig %1.</translation>
    </message>
    <message>
        <source>Next: handover to you %1.</source>
        <extracomment>Below the verdict: the watch comes to whoever sits here. %1 = time of day</extracomment>
        <translation>Als Nächstes: Übergabe hierher %1.</translation>
    </message>
    <message>
        <source>Next: handover %1.</source>
        <extracomment>Below the verdict: the watch ends. %1 = time of day</extracomment>
        <translation>Als Nächstes: Übergabe %1.</translation>
    </message>
    <message>
        <source>Next: handover to %1 %2.</source>
        <extracomment>Below the verdict. %1 = who comes, %2 = time of day</extracomment>
        <translation>Als Nächstes: Übergabe an %1 %2.</translation>
    </message>
    <message>
        <source>Next: silence %1 ends %2.</source>
        <extracomment>Below the verdict. %1 = what the silence is about, %2 = time of day</extracomment>
        <translation>Als Nächstes: Stummschaltung %1 endet %2.</translation>
    </message>
    <message>
        <source>Next: snooze of %1 ends %2.</source>
        <extracomment>Below the verdict. %1 = the row that was put off, %2 = time of day</extracomment>
        <translation>Als Nächstes: Vertagung von %1 endet %2.</translation>
    </message>
    <message>
        <source>Next: freeze begins %1.</source>
        <extracomment>Below the verdict: a change freeze of everything. %1 = time of day</extracomment>
        <translation>Als Nächstes: Freeze beginnt %1.</translation>
    </message>
    <message>
        <source>Next: freeze of %1 begins %2.</source>
        <extracomment>Below the verdict: a change freeze. %1 = environments, %2 = time of day</extracomment>
        <translation>Als Nächstes: Freeze von %1 beginnt %2.</translation>
    </message>
    <message>
        <source>Next: freeze ends %1.</source>
        <extracomment>Below the verdict: a change freeze of everything. %1 = time of day</extracomment>
        <translation>Als Nächstes: Freeze endet %1.</translation>
    </message>
    <message>
        <source>Next: freeze of %1 ends %2.</source>
        <extracomment>Below the verdict: a change freeze. %1 = environments, %2 = time of day</extracomment>
        <translation>Als Nächstes: Freeze von %1 endet %2.</translation>
    </message>
    <message>
        <source>%1 of %2 tenants.</source>
        <extracomment>Below the verdict: whom it touches. %1 = how many, %2 = of how many in all</extracomment>
        <translation>%1 von %2 Mandanten.</translation>
    </message>
    <message>
        <source>Data</source>
        <extracomment>Column of the matrix: databases, volumes, stateful sets. At most 6 letters</extracomment>
        <translation>Daten</translation>
    </message>
    <message>
        <source>Edge</source>
        <extracomment>Column of the matrix: ingress, certificates, DNS, probes. At most 6 letters</extracomment>
        <translation>Rand</translation>
    </message>
    <message>
        <source>Recov</source>
        <extracomment>Column of the matrix: could a failover be run. At most 6 letters</extracomment>
        <translation>DR</translation>
    </message>
    <message>
        <source>API server, nodes, pods, workloads, and every alert that fits no other column</source>
        <translation>API-Server, Nodes, Pods, Workloads und jeder Alert, der in keine andere Spalte passt</translation>
    </message>
    <message>
        <source>Stateful sets; alerts about databases, queues and volumes</source>
        <translation>StatefulSets; Alerts über Datenbanken, Warteschlangen und Volumes</translation>
    </message>
    <message>
        <source>Alerts about ingress, certificates, DNS and probes</source>
        <translation>Alerts über Ingress, Zertifikate, DNS und Proben</translation>
    </message>
    <message>
        <source>Ready for DR: what a failover from this laptop needs</source>
        <translation>Bereit für DR: was ein Failover von diesem Laptop aus braucht</translation>
    </message>
    <message>
        <source>%1 of %2 is not seen</source>
        <extracomment>Why a cell of the matrix is not known. %1 = a check (&quot;NODE&quot;), %2 = cluster</extracomment>
        <translation>%1 von %2 nicht gesehen</translation>
    </message>
    <message>
        <source>%1 outside of %2</source>
        <extracomment>In &quot;Not seen: …&quot;. %1 = a cluster, %2 = the only namespaces in which it is seen</extracomment>
        <translation>%1 außerhalb von %2</translation>
    </message>
</context>
<context>
    <name>WatchOrigin</name>
    <message numerus="yes">
        <source>%n source(s)</source>
        <translation>
            <numerusform>%n Quelle</numerusform>
            <numerusform>%n Quellen</numerusform>
        </translation>
    </message>
    <message>
        <source>the newest answer of every source</source>
        <extracomment>Where &quot;9 of 9 sources live&quot; comes from</extracomment>
        <translation>die neueste Antwort jeder Quelle</translation>
    </message>
    <message>
        <source>this console</source>
        <extracomment>Source of a number: what people wrote at this console</extracomment>
        <translation>diese Konsole</translation>
    </message>
    <message>
        <source>marks on the clock</source>
        <translation>Marken auf der Uhr</translation>
    </message>
</context>
<context>
    <name>mw::About</name>
    <message>
        <source>Close</source>
        <extracomment>Button of the about box</extracomment>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>The console for whoever has the watch.</source>
        <extracomment>About box: what the program is</extracomment>
        <translation>Die Konsole für alle, die Wache haben.</translation>
    </message>
    <message>
        <source>Midwatch is not the pager: a sleeping laptop alerts nobody.</source>
        <extracomment>About box: Midwatch does not wake anybody</extracomment>
        <translation>Midwatch ist nicht der Pager: Ein schlafender Laptop weckt niemanden.</translation>
    </message>
    <message>
        <source>Free software under the GNU General Public License, version 3 or later. It comes without any warranty.</source>
        <extracomment>About box: licence</extracomment>
        <translation>Freie Software unter der GNU General Public License, Version 3 oder neuer, ohne jede Gewährleistung.</translation>
    </message>
    <message>
        <source>Built on Qt %1.</source>
        <extracomment>About box. %1 = version of the Qt library</extracomment>
        <translation>Gebaut auf Qt %1.</translation>
    </message>
</context>
<context>
    <name>mw::ActionSender</name>
    <message>
        <source>Arm %1 first</source>
        <extracomment>Button in the place of one that changes the world. %1 = environment</extracomment>
        <translation>Erst %1 scharf schalten</translation>
    </message>
    <message>
        <source>Sent; waiting for the reply…</source>
        <translation>Gesendet; wartet auf Antwort …</translation>
    </message>
    <message>
        <source>Nothing was sent: it could not be written down (%1).</source>
        <extracomment>%1 = what is wrong with the disk</extracomment>
        <translation>Nichts gesendet: Es ließ sich nicht aufschreiben (%1).</translation>
    </message>
    <message>
        <source>Refused: %1</source>
        <extracomment>%1 = the server&apos;s words</extracomment>
        <translation>Abgelehnt: %1</translation>
    </message>
    <message>
        <source>Not known whether it happened (%1); the list is read again.</source>
        <extracomment>%1 = why it is not known</extracomment>
        <translation>Unbekannt, ob es geschah (%1); die Liste wird neu gelesen.</translation>
    </message>
</context>
<context>
    <name>mw::AlertDeeds</name>
    <message>
        <source>How long</source>
        <translation>Wie lange</translation>
    </message>
    <message>
        <source>Matchers, one per line</source>
        <translation>Matcher, einer pro Zeile</translation>
    </message>
    <message>
        <source>Why? Others will read this.</source>
        <extracomment>Placeholder: why a silence is made</extracomment>
        <translation>Warum? Andere lesen das.</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Grund</translation>
    </message>
    <message>
        <source>What others should know</source>
        <extracomment>Placeholder of a note on a page</extracomment>
        <translation>Was andere wissen sollten</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Notiz</translation>
    </message>
    <message>
        <source>Acknowledge #%1: %2</source>
        <extracomment>Heading of the card that acknowledges a page. %1 = number, %2 = title</extracomment>
        <translation>#%1 quittieren: %2</translation>
    </message>
    <message>
        <source>Acknowledge #%1</source>
        <extracomment>Button: verb and object. %1 = number of the page</extracomment>
        <translation>#%1 quittieren</translation>
    </message>
    <message>
        <source>Note on #%1: %2</source>
        <extracomment>Heading of the card that leaves a note on a page. %1 = number, %2 = title</extracomment>
        <translation>Notiz zu #%1: %2</translation>
    </message>
    <message>
        <source>Leave the note on #%1</source>
        <extracomment>Button: verb and object. %1 = number of the page</extracomment>
        <translation>Notiz an #%1 hinterlassen</translation>
    </message>
    <message>
        <source>New silence in %1</source>
        <extracomment>Heading of the card that makes a silence. %1 = the Alertmanager</extracomment>
        <translation>Neue Stummschaltung in %1</translation>
    </message>
    <message>
        <source>Change a silence in %1 (it may get a new id)</source>
        <extracomment>Heading of the card that changes a silence. %1 = the Alertmanager</extracomment>
        <translation>Stummschaltung in %1 ändern (neue ID möglich)</translation>
    </message>
    <message>
        <source>Expire the silence</source>
        <translation>Stummschaltung beenden</translation>
    </message>
    <message>
        <source>Silence</source>
        <translation>Stummschalten</translation>
    </message>
    <message>
        <source>Quietens %1 of %2 alerts that fire now: %3</source>
        <extracomment>Impact of a silence. %1 = how many alerts it matches, %2 = of how many, %3 = their names</extracomment>
        <translation>Macht %1 von %2 jetzt aktiven Alarmen still: %3</translation>
    </message>
    <message numerus="yes">
        <source>Silence %n alert(s) for %1</source>
        <extracomment>Button: verb, object, how long. %n = alerts, %1 = &quot;2 h&quot;</extracomment>
        <translation>
            <numerusform>%n Alarm für %1 stummschalten</numerusform>
            <numerusform>%n Alarme für %1 stummschalten</numerusform>
        </translation>
    </message>
    <message>
        <source>Expire the silence &quot;%1&quot; of %2</source>
        <extracomment>Heading of the card that ends a silence. %1 = its comment, %2 = who made it</extracomment>
        <translation>Stummschaltung „%1“ von %2 beenden</translation>
    </message>
    <message>
        <source>Expired.</source>
        <translation>Beendet.</translation>
    </message>
    <message>
        <source>Silenced.</source>
        <translation>Stummgeschaltet.</translation>
    </message>
    <message>
        <source>Sent; waiting for the reply…</source>
        <translation>Gesendet; wartet auf Antwort …</translation>
    </message>
    <message>
        <source>Changed; it is now %1.</source>
        <translation>Geändert; ist jetzt %1.</translation>
    </message>
    <message>
        <source>Escalates in %1.</source>
        <extracomment>%1 = countdown and whom: &quot;0:52 → Ben&quot;</extracomment>
        <translation>Eskaliert in %1.</translation>
    </message>
    <message>
        <source>Looking whether it is still open…</source>
        <translation>Es wird geprüft, ob er noch offen ist …</translation>
    </message>
    <message>
        <source>NOT noted yet (%1); reading back…</source>
        <extracomment>%1 = why there is no confirmation</extracomment>
        <translation>Noch NICHT notiert (%1); prüft nach …</translation>
    </message>
    <message>
        <source>NOT acknowledged yet (%1); reading back…</source>
        <translation>Noch NICHT quittiert (%1); prüft nach …</translation>
    </message>
    <message>
        <source>Noted.</source>
        <translation>Notiert.</translation>
    </message>
    <message>
        <source>Acknowledged at %1.</source>
        <translation>Quittiert um %1.</translation>
    </message>
    <message>
        <source>Nothing was sent: it is %1.</source>
        <extracomment>Nothing was sent to the pager. %1 = &quot;resolved&quot;, &quot;acknowledged by Ben&quot;</extracomment>
        <translation>Nichts gesendet: Er ist %1.</translation>
    </message>
    <message>
        <source>NOT noted: %1.</source>
        <extracomment>%1 = why</extracomment>
        <translation>NICHT notiert: %1.</translation>
    </message>
    <message>
        <source>NOT acknowledged: %1.</source>
        <translation>NICHT quittiert: %1.</translation>
    </message>
    <message>
        <source>NOT noted as far as can be seen (%1).</source>
        <extracomment>Nobody confirmed it. %1 = why</extracomment>
        <translation>Soweit zu sehen NICHT notiert (%1).</translation>
    </message>
    <message>
        <source>NOT acknowledged as far as can be seen (%1). Use the telephone.</source>
        <translation>Soweit zu sehen NICHT quittiert (%1). Zum Telefon greifen.</translation>
    </message>
</context>
<context>
    <name>mw::AlertsPane</name>
    <message>
        <source>Alerts</source>
        <extracomment>rail: who is shouting</extracomment>
        <translation>Alarme</translation>
    </message>
    <message>
        <source>Firing</source>
        <translation>Aktiv</translation>
    </message>
    <message>
        <source>Silences</source>
        <translation>Stummschaltungen</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>Pager-Rufe</translation>
    </message>
    <message>
        <source>What to show</source>
        <translation>Was gezeigt wird</translation>
    </message>
    <message>
        <source>Quiet</source>
        <extracomment>Chip: also shows alerts that somebody or something keeps quiet</extracomment>
        <translation>Stille</translation>
    </message>
    <message>
        <source>Also show what is silenced, inhibited, muted, or meant to fire</source>
        <translation>Auch zeigen, was stummgeschaltet oder unterdrückt ist, ruht oder aktiv sein soll</translation>
    </message>
    <message>
        <source>alerts</source>
        <translation>Alarme</translation>
    </message>
    <message>
        <source>Signals</source>
        <translation>Signale</translation>
    </message>
    <message>
        <source>entries</source>
        <translation>Einträge</translation>
    </message>
    <message>
        <source>silences</source>
        <translation>Stummschaltungen</translation>
    </message>
    <message>
        <source>pages</source>
        <translation>Pager-Rufe</translation>
    </message>
    <message>
        <source>On call</source>
        <translation>Bereitschaft</translation>
    </message>
    <message>
        <source>shifts</source>
        <translation>Schichten</translation>
    </message>
    <message>
        <source>Show what fires</source>
        <translation>Aktive zeigen</translation>
    </message>
    <message>
        <source>Show silences</source>
        <translation>Stummschaltungen zeigen</translation>
    </message>
    <message>
        <source>Show pages</source>
        <translation>Pager-Rufe zeigen</translation>
    </message>
    <message>
        <source>Show or hide quiet alerts</source>
        <translation>Stille Alarme ein oder aus</translation>
    </message>
    <message>
        <source>Quiet %1</source>
        <extracomment>Chip with the number of rows that are kept quiet</extracomment>
        <translation>Stille %1</translation>
    </message>
    <message>
        <source>Signals about %1</source>
        <extracomment>Heading over what speaks of one object. %1 = the object</extracomment>
        <translation>Signale zu %1</translation>
    </message>
    <message>
        <source>Nobody is shouting.</source>
        <translation>Niemand schlägt Alarm.</translation>
    </message>
    <message>
        <source>No page is open, none was resolved within a day.</source>
        <translation>Kein Pager-Ruf ist offen, keiner wurde seit einem Tag gelöst.</translation>
    </message>
    <message>
        <source>Acknowledge the page</source>
        <extracomment>Action: takes a page</extracomment>
        <translation>Pager-Ruf quittieren</translation>
    </message>
    <message>
        <source>Leave a note on the page</source>
        <extracomment>Action: writes a note on a page</extracomment>
        <translation>Notiz am Pager-Ruf hinterlassen</translation>
    </message>
    <message>
        <source>Silence the alert…</source>
        <extracomment>Action: opens the card that makes a silence</extracomment>
        <translation>Alarm stummschalten …</translation>
    </message>
    <message>
        <source>Change the silence…</source>
        <extracomment>Action: opens the card that changes a silence</extracomment>
        <translation>Stummschaltung ändern …</translation>
    </message>
    <message>
        <source>Expire the silence…</source>
        <extracomment>Action: opens the card that ends a silence</extracomment>
        <translation>Stummschaltung beenden …</translation>
    </message>
    <message>
        <source>Plan of the runbook</source>
        <extracomment>Action: shows the plan of the runbook that names this alert</extracomment>
        <translation>Plan des Runbooks</translation>
    </message>
    <message>
        <source>Open the runbook&apos;s web page</source>
        <extracomment>Action: opens the address that the alert&apos;s rule names</extracomment>
        <translation>Webseite des Runbooks öffnen</translation>
    </message>
    <message>
        <source>What was firing and still is; pages that were open then.</source>
        <extracomment>What the pane shows while a moment in the past is looked at</extracomment>
        <translation>Was damals aktiv war und es noch ist; Pager-Rufe, die damals offen waren.</translation>
    </message>
    <message numerus="yes">
        <source>alert(s)</source>
        <translation>
            <numerusform>Alarm</numerusform>
            <numerusform>Alarme</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>entry(s)</source>
        <translation>
            <numerusform>Eintrag</numerusform>
            <numerusform>Einträge</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>silence(s)</source>
        <translation>
            <numerusform>Stummschaltung</numerusform>
            <numerusform>Stummschaltungen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>page(s)</source>
        <translation>
            <numerusform>Pager-Ruf</numerusform>
            <numerusform>Pager-Rufe</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>shift(s)</source>
        <translation>
            <numerusform>Schicht</numerusform>
            <numerusform>Schichten</numerusform>
        </translation>
    </message>
    <message>
        <source>Alertmanager and PagerDuty are asked a quarter as often</source>
        <extracomment>In &quot;Light mode: …&quot;, over the alerts</extracomment>
        <translation>Alertmanager und PagerDuty nur ein Viertel so oft abgefragt</translation>
    </message>
    <message>
        <source>other tenants&apos; alerts are left out; silences, pages and on call are of everybody</source>
        <extracomment>After &quot;Tenant acme: &quot;, over the alerts</extracomment>
        <translation>ohne Alarme anderer Mandanten; Stummschaltungen, Rufe, Bereitschaft von allen</translation>
    </message>
</context>
<context>
    <name>mw::ArmingDialog</name>
    <message>
        <source>Incident</source>
        <extracomment>Reasons for arming: an incident, a planned change, a drill</extracomment>
        <translation>Störung</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Änderung</translation>
    </message>
    <message>
        <source>Drill</source>
        <translation>Übung</translation>
    </message>
    <message>
        <source>Arm this window</source>
        <extracomment>Headline of the arming dialog</extracomment>
        <translation>Fenster scharf schalten</translation>
    </message>
    <message>
        <source>Actions that change something become possible in one environment. Each still shows its exact request first and is written to the journal. A guided run does not need this.</source>
        <extracomment>Arming dialog: what it means</extracomment>
        <translation>In einer Umgebung werden Aktionen möglich, die etwas ändern. Jede zeigt vorher ihre genaue Anfrage und steht im Journal. Ein geführter Ablauf braucht das nicht.</translation>
    </message>
    <message>
        <source>Environment</source>
        <extracomment>Arming dialog: field</extracomment>
        <translation>Umgebung</translation>
    </message>
    <message>
        <source>Why</source>
        <extracomment>Arming dialog: field, choice of incident, change, drill</extracomment>
        <translation>Grund</translation>
    </message>
    <message>
        <source>Number or words that others will understand</source>
        <extracomment>Arming dialog: field</extracomment>
        <translation>Nummer oder Worte, die andere verstehen</translation>
    </message>
    <message>
        <source>Stay read-only</source>
        <extracomment>Button: leaves the dialog without arming</extracomment>
        <translation>Nur lesen</translation>
    </message>
    <message>
        <source>No environment is open, so there is nothing to arm.</source>
        <extracomment>Arming dialog: nothing to arm</extracomment>
        <translation>Keine Umgebung ist offen; es gibt nichts scharf zu schalten.</translation>
    </message>
    <message>
        <source>Arm</source>
        <extracomment>Button of the arming dialog, while no environment is open</extracomment>
        <translation>Scharf schalten</translation>
    </message>
    <message>
        <source>Ends after %1 minutes, when the scope changes, when the screen locks or the lid closes, and with Esc Esc.</source>
        <extracomment>Arming dialog. %1 = number of minutes</extracomment>
        <translation>Endet nach %1 Minuten, bei anderem Bereich, bei gesperrtem Bildschirm, geschlossenem Deckel und mit Esc Esc.</translation>
    </message>
    <message>
        <source>Arm %1 for %2 min</source>
        <extracomment>Button of the arming dialog. %1 = environment, %2 = minutes</extracomment>
        <translation>%1 für %2 min scharf schalten</translation>
    </message>
</context>
<context>
    <name>mw::BurnBars</name>
    <message>
        <source>Burn rates: %1</source>
        <translation>Burn-Raten: %1</translation>
    </message>
    <message>
        <source>Burn over %1: %2</source>
        <translation>Burn-Rate über %1: %2</translation>
    </message>
    <message>
        <source>Error ratio: %1</source>
        <translation>Fehlerquote: %1</translation>
    </message>
    <message>
        <source>Pages above %1 (both windows of the pair)</source>
        <extracomment>%1 = burn rate such as &quot;14.4×&quot;</extracomment>
        <translation>Pager-Ruf über %1 (beide Fenster des Paars)</translation>
    </message>
    <message>
        <source>Ticket above %1 (both windows of the pair)</source>
        <translation>Ticket über %1 (beide Fenster des Paars)</translation>
    </message>
</context>
<context>
    <name>mw::ClockNote</name>
    <message>
        <source>note, stamped %1; Enter keeps it, Esc leaves</source>
        <extracomment>Placeholder. %1 = time of day: when the key was pressed</extracomment>
        <translation>Notiz von %1; Enter speichert, Esc verwirft</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Notiz</translation>
    </message>
</context>
<context>
    <name>mw::ClusterStrip</name>
    <message>
        <source>Clusters: %1</source>
        <translation>Cluster: %1</translation>
    </message>
    <message>
        <source>Cluster</source>
        <extracomment>Heading of a column: name of the cluster</extracomment>
        <translation>Cluster</translation>
    </message>
    <message>
        <source>Where</source>
        <extracomment>Heading of a column: environment and region of a cluster</extracomment>
        <translation>Wo</translation>
    </message>
    <message>
        <source>Version</source>
        <extracomment>Heading of a column: version of Kubernetes</extracomment>
        <translation>Version</translation>
    </message>
    <message>
        <source>Nodes</source>
        <extracomment>Heading of a column: nodes that are ready, of all</extracomment>
        <translation>Nodes</translation>
    </message>
    <message>
        <source>Pods</source>
        <extracomment>Heading of a column: number of pods</extracomment>
        <translation>Pods</translation>
    </message>
    <message>
        <source>Age</source>
        <extracomment>Heading of a column: age of the newest answer</extracomment>
        <translation>Alter</translation>
    </message>
    <message>
        <source>%1 of %2 nodes are ready</source>
        <extracomment>Tooltip. %1 = nodes that are ready, %2 = all nodes</extracomment>
        <translation>%1 von %2 Nodes sind bereit</translation>
    </message>
    <message numerus="yes">
        <source>%n pod(s)</source>
        <translation>
            <numerusform>%n Pod</numerusform>
            <numerusform>%n Pods</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mw::ClustersPane</name>
    <message>
        <source>Clusters</source>
        <extracomment>rail: health of the Kubernetes clusters</extracomment>
        <translation>Cluster</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>Befunde</translation>
    </message>
    <message>
        <source>Workloads</source>
        <translation>Workloads</translation>
    </message>
    <message>
        <source>Pods</source>
        <translation>Pods</translation>
    </message>
    <message>
        <source>Nodes</source>
        <translation>Nodes</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>Events</translation>
    </message>
    <message>
        <source>Namespaces</source>
        <translation>Namespaces</translation>
    </message>
    <message>
        <source>Kind of object</source>
        <translation>Art des Objekts</translation>
    </message>
    <message>
        <source>findings</source>
        <translation>Befunde</translation>
    </message>
    <message>
        <source>workloads</source>
        <translation>Workloads</translation>
    </message>
    <message>
        <source>pods</source>
        <translation>Pods</translation>
    </message>
    <message>
        <source>nodes</source>
        <translation>Nodes</translation>
    </message>
    <message>
        <source>events</source>
        <translation>Events</translation>
    </message>
    <message>
        <source>namespaces</source>
        <translation>Namespaces</translation>
    </message>
    <message>
        <source>Show findings</source>
        <translation>Befunde zeigen</translation>
    </message>
    <message>
        <source>Show workloads</source>
        <translation>Workloads zeigen</translation>
    </message>
    <message>
        <source>Show pods</source>
        <translation>Pods zeigen</translation>
    </message>
    <message>
        <source>Show nodes</source>
        <translation>Nodes zeigen</translation>
    </message>
    <message>
        <source>Show events</source>
        <translation>Events zeigen</translation>
    </message>
    <message>
        <source>Show namespaces</source>
        <translation>Namespaces zeigen</translation>
    </message>
    <message>
        <source>Nothing is wrong where Midwatch can see.</source>
        <translation>Wo Midwatch hinsieht, ist nichts auffällig.</translation>
    </message>
    <message>
        <source>Finding · %1</source>
        <extracomment>Kind of a thing in the inspector. %1 = check such as &quot;NODE&quot;</extracomment>
        <translation>Befund · %1</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Grund</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>Seit</translation>
    </message>
    <message>
        <source>Seen in</source>
        <translation>Gesehen in</translation>
    </message>
    <message>
        <source>Only unwell</source>
        <extracomment>Switch: shows only rows that are not well</extracomment>
        <translation>Nur auffällige</translation>
    </message>
    <message>
        <source>Hide what is well (U)</source>
        <extracomment>Tooltip of the switch &quot;Only unwell&quot;</extracomment>
        <translation>Unauffälliges ausblenden (U)</translation>
    </message>
    <message>
        <source>No %1 are unwell.</source>
        <extracomment>%1 = e.g. &quot;pods&quot;</extracomment>
        <translation>Keine auffälligen %1.</translation>
    </message>
    <message>
        <source>No %1 in namespace %2.</source>
        <extracomment>%1 = e.g. &quot;pods&quot;, %2 = name of a namespace</extracomment>
        <translation>Keine %1 im Namespace %2.</translation>
    </message>
    <message>
        <source>No %1 here.</source>
        <translation>Hier gibt es keine %1.</translation>
    </message>
    <message>
        <source>Show only what is unwell</source>
        <extracomment>Action: switches between all rows and those that are not well</extracomment>
        <translation>Nur Auffälliges zeigen</translation>
    </message>
    <message>
        <source>Choose a namespace</source>
        <extracomment>Action: opens the menu of namespaces</extracomment>
        <translation>Namespace wählen</translation>
    </message>
    <message>
        <source>Show all namespaces</source>
        <translation>Alle Namespaces zeigen</translation>
    </message>
    <message>
        <source>All namespaces</source>
        <extracomment>Chip: rows of every namespace are shown</extracomment>
        <translation>Alle Namespaces</translation>
    </message>
    <message>
        <source>Namespace: %1</source>
        <translation>Namespace: %1</translation>
    </message>
    <message>
        <source>%1 more: choose in the table</source>
        <extracomment>Menu entry: leads to the full list</extracomment>
        <translation>%1 weitere: in der Tabelle wählen</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>unbekannt</translation>
    </message>
    <message>
        <source>%1 ago, %2</source>
        <translation>vor %1, %2</translation>
    </message>
    <message>
        <source>Rule</source>
        <translation>Regel</translation>
    </message>
    <message>
        <source>Read</source>
        <translation>Gelesen</translation>
    </message>
    <message>
        <source>%1 ago</source>
        <translation>vor %1</translation>
    </message>
    <message>
        <source>Findings and events that had begun; the objects themselves are of now.</source>
        <extracomment>What the pane shows while a moment in the past is looked at</extracomment>
        <translation>Befunde und Events, die begonnen hatten; die Objekte selbst sind von jetzt.</translation>
    </message>
    <message numerus="yes">
        <source>finding(s)</source>
        <translation>
            <numerusform>Befund</numerusform>
            <numerusform>Befunde</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>workload(s)</source>
        <translation>
            <numerusform>Workload</numerusform>
            <numerusform>Workloads</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>pod(s)</source>
        <translation>
            <numerusform>Pod</numerusform>
            <numerusform>Pods</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>node(s)</source>
        <translation>
            <numerusform>Node</numerusform>
            <numerusform>Nodes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>event(s)</source>
        <translation>
            <numerusform>Event</numerusform>
            <numerusform>Events</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>namespace(s)</source>
        <translation>
            <numerusform>Namespace</numerusform>
            <numerusform>Namespaces</numerusform>
        </translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Quelle</translation>
    </message>
    <message>
        <source>tables without CPU and memory, health of the API asked a quarter as often</source>
        <extracomment>In &quot;Light mode: …&quot;, over the tables of clusters</extracomment>
        <translation>Tabellen ohne CPU und Speicher, API-Zustand nur ein Viertel so oft abgefragt</translation>
    </message>
    <message>
        <source>own objects, nodes below its pods, findings also of shared things; not the counts above</source>
        <extracomment>After &quot;Tenant acme: &quot;, over the tables of clusters</extracomment>
        <translation>eigene Objekte, Nodes seiner Pods, Befunde auch zu Gemeinsamem; nicht die Zahlen oben</translation>
    </message>
    <message>
        <source>No %1 of tenant %2 here.</source>
        <extracomment>%1 = e.g. &quot;pods&quot;, %2 = name of a tenant</extracomment>
        <translation>Hier sind keine %1 des Mandanten %2.</translation>
    </message>
    <message>
        <source>Show the log of the pod</source>
        <extracomment>Action: shows what the chosen pods wrote</extracomment>
        <translation>Log des Pods zeigen</translation>
    </message>
    <message>
        <source>Log of %1</source>
        <extracomment>Title over the log of one pod. %1 = its name</extracomment>
        <translation>Log von %1</translation>
    </message>
    <message numerus="yes">
        <source>Logs of %n pod(s)</source>
        <translation>
            <numerusform>Log von %n Pod</numerusform>
            <numerusform>Logs von %n Pods</numerusform>
        </translation>
    </message>
    <message>
        <source>No %1 in %2; nothing else is seen.</source>
        <extracomment>%1 = e.g. &quot;pods&quot;, %2 = names of the only namespaces that are seen</extracomment>
        <translation>Keine %1 in %2; sonst wird nichts gesehen.</translation>
    </message>
</context>
<context>
    <name>mw::CommandPalette</name>
    <message>
        <source>Nothing has this name. Try fewer letters.</source>
        <extracomment>Command palette without a result</extracomment>
        <translation>Nichts heißt so. Weniger Buchstaben versuchen.</translation>
    </message>
    <message>
        <source>Results</source>
        <extracomment>Accessible name of the results of the command palette</extracomment>
        <translation>Treffer</translation>
    </message>
    <message>
        <source>choose</source>
        <translation>wählen</translation>
    </message>
    <message>
        <source>run or open</source>
        <extracomment>Foot of the command palette, after the key for it</extracomment>
        <translation>ausführen oder öffnen</translation>
    </message>
    <message>
        <source>close</source>
        <extracomment>Foot of the command palette, after the key for it</extracomment>
        <translation>schließen</translation>
    </message>
    <message>
        <source>Action, pane, runbook, workload, node, pod or SLO</source>
        <extracomment>Hint in the command palette</extracomment>
        <translation>Aktion, Ansicht, Runbook, Workload, Node, Pod oder SLO</translation>
    </message>
</context>
<context>
    <name>mw::ConfirmCard</name>
    <message>
        <source>Close</source>
        <extracomment>Button of a card that asks before something is done</extracomment>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Exactly this is sent</source>
        <translation>Genau das wird gesendet</translation>
    </message>
</context>
<context>
    <name>mw::CostPane</name>
    <message>
        <source>costs</source>
        <translation>Kosten</translation>
    </message>
    <message>
        <source>No source shows a bill. An estate file can name one.</source>
        <translation>Keine Quelle zeigt eine Rechnung. Eine Estate-Datei kann eine nennen.</translation>
    </message>
    <message>
        <source>Add a source of type aws-cost-explorer or focus.</source>
        <translation>Eine Quelle vom Typ aws-cost-explorer oder focus hinzufügen.</translation>
    </message>
    <message>
        <source>Cost</source>
        <extracomment>rail: where the money goes</extracomment>
        <translation>Kosten</translation>
    </message>
    <message>
        <source>Bill</source>
        <extracomment>tab: the bill by service and day</extracomment>
        <translation>Rechnung</translation>
    </message>
    <message>
        <source>Allocation</source>
        <extracomment>tab: what workloads, tenants and agents cost</extracomment>
        <translation>Zuordnung</translation>
    </message>
    <message>
        <source>What is shown</source>
        <translation>Was gezeigt wird</translation>
    </message>
    <message>
        <source>Allocated by</source>
        <translation>Zugeordnet nach</translation>
    </message>
    <message>
        <source>Cost by day</source>
        <translation>Kosten pro Tag</translation>
    </message>
    <message>
        <source>services</source>
        <translation>Services</translation>
    </message>
    <message>
        <source>groups</source>
        <extracomment>plural: what cost is allocated to</extracomment>
        <translation>Gruppen</translation>
    </message>
    <message>
        <source>Show the bill</source>
        <translation>Rechnung zeigen</translation>
    </message>
    <message>
        <source>Show the allocation</source>
        <translation>Zuordnung zeigen</translation>
    </message>
    <message>
        <source>No bill has been received yet.</source>
        <translation>Noch keine Rechnung angekommen.</translation>
    </message>
    <message>
        <source>No source shows costs. An estate file can name one.</source>
        <translation>Keine Quelle zeigt Kosten. Eine Estate-Datei kann eine nennen.</translation>
    </message>
    <message>
        <source>Add a source of type aws-cost-explorer, opencost or focus.</source>
        <translation>Eine Quelle vom Typ aws-cost-explorer, opencost oder focus hinzufügen.</translation>
    </message>
    <message>
        <source>allocations</source>
        <translation>Zuordnungen</translation>
    </message>
    <message numerus="yes">
        <source>service(s)</source>
        <extracomment>after a number: services of a cloud on a bill</extracomment>
        <translation>
            <numerusform>Service</numerusform>
            <numerusform>Services</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>group(s)</source>
        <extracomment>after a number: what cost is allocated to</extracomment>
        <translation>
            <numerusform>Gruppe</numerusform>
            <numerusform>Gruppen</numerusform>
        </translation>
    </message>
    <message>
        <source>bill and allocation are asked a quarter as often</source>
        <extracomment>In &quot;Light mode: …&quot;, over the costs</extracomment>
        <translation>Rechnung und Zuordnung nur ein Viertel so oft abgefragt</translation>
    </message>
    <message>
        <source>a bill names no tenant, so it is shown whole</source>
        <extracomment>After &quot;Tenant acme: &quot;, over the bill</extracomment>
        <translation>eine Rechnung nennt keine Mandanten, sie steht ganz da</translation>
    </message>
    <message>
        <source>this allocation names no tenant, so it is shown whole</source>
        <extracomment>After &quot;Tenant acme: &quot;, over cost allocated by something that says nothing of tenants</extracomment>
        <translation>diese Zuordnung nennt keine Mandanten, sie steht ganz da</translation>
    </message>
    <message>
        <source>only namespaces that are its own; shared ones are not split here</source>
        <extracomment>After &quot;Tenant acme: &quot;, over cost allocated by namespace</extracomment>
        <translation>nur eigene Namespaces; gemeinsame werden hier nicht geteilt</translation>
    </message>
    <message>
        <source>only what is allocated to it; shared and idle cost are not</source>
        <extracomment>After &quot;Tenant acme: &quot;, over cost allocated by tenant</extracomment>
        <translation>nur was ihm zugeordnet ist; ohne gemeinsame und ungenutzte Kosten</translation>
    </message>
</context>
<context>
    <name>mw::CostTiles</name>
    <message>
        <source>by weekday, last 4 weeks</source>
        <extracomment>how the forecast was made</extracomment>
        <translation>je Wochentag, 4 Wochen</translation>
    </message>
    <message>
        <source>by the last 7 days</source>
        <extracomment>how the forecast was made</extracomment>
        <translation>nach den letzten 7 Tagen</translation>
    </message>
    <message>
        <source>by the days so far</source>
        <extracomment>how the forecast was made</extracomment>
        <translation>nach den Tagen bisher</translation>
    </message>
    <message>
        <source>Month to date</source>
        <translation>Monat bisher</translation>
    </message>
    <message>
        <source>Forecast for the month</source>
        <translation>Prognose für den Monat</translation>
    </message>
    <message>
        <source>Budget</source>
        <translation>Budget</translation>
    </message>
    <message>
        <source>Figures</source>
        <extracomment>how old the figures are and what asking for them has cost</extracomment>
        <translation>Zahlen</translation>
    </message>
    <message>
        <source>%1 against last month</source>
        <extracomment>%1 a signed amount; compared are equally many days</extracomment>
        <translation>%1 gegen Vormonat</translation>
    </message>
    <message>
        <source>No day of this month is complete yet</source>
        <translation>Noch kein Tag des Monats ist voll</translation>
    </message>
    <message numerus="yes">
        <source>%n complete day(s)</source>
        <translation>
            <numerusform>%n voller Tag</numerusform>
            <numerusform>%n volle Tage</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 provisional</source>
        <extracomment>%1 amount of days that may still change</extracomment>
        <translation>%1 vorläufig</translation>
    </message>
    <message>
        <source>Not one complete day to reckon with</source>
        <translation>Noch kein voller Tag zum Rechnen</translation>
    </message>
    <message>
        <source>80 %: %1 – %2</source>
        <translation>80 %: %1 – %2</translation>
    </message>
    <message>
        <source>too few days for a range</source>
        <translation>zu wenige Tage für eine Spanne</translation>
    </message>
    <message>
        <source>No budget is named</source>
        <translation>Kein Budget genannt</translation>
    </message>
    <message>
        <source>Nothing to compare it with yet</source>
        <translation>Noch nichts zum Vergleichen</translation>
    </message>
    <message>
        <source>▲ will end %1 over</source>
        <translation>▲ am Ende %1 darüber</translation>
    </message>
    <message>
        <source>will end %1 under</source>
        <translation>am Ende %1 darunter</translation>
    </message>
    <message>
        <source>▲ %1 of it are spent</source>
        <translation>▲ %1 davon ausgegeben</translation>
    </message>
    <message>
        <source>%1 spent</source>
        <translation>%1 ausgegeben</translation>
    </message>
    <message>
        <source>pace %1</source>
        <extracomment>%1 a factor such as 1.10; 1 is on plan</extracomment>
        <translation>Tempo %1</translation>
    </message>
    <message numerus="yes">
        <source>%n budget(s)</source>
        <translation>
            <numerusform>%n Budget</numerusform>
            <numerusform>%n Budgets</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing has been received yet</source>
        <translation>Noch nichts angekommen</translation>
    </message>
    <message>
        <source>%1 old</source>
        <extracomment>age of the figures, such as 2h10m</extracomment>
        <translation>%1 alt</translation>
    </message>
    <message>
        <source>data until %1</source>
        <translation>Daten bis %1</translation>
    </message>
    <message>
        <source>asked again in %1</source>
        <extracomment>%1 a span of time</extracomment>
        <translation>wieder in %1</translation>
    </message>
    <message>
        <source>asking costs nothing</source>
        <translation>Abfragen kosten nichts</translation>
    </message>
    <message>
        <source>calls: %1 today, %2 this month</source>
        <extracomment>%1 and %2 amounts: what the calls of the API have cost</extracomment>
        <translation>Aufrufe: heute %1, Monat %2</translation>
    </message>
    <message>
        <source>No bill to hold a budget against yet</source>
        <translation>Noch keine Rechnung für einen Vergleich</translation>
    </message>
</context>
<context>
    <name>mw::DataTable</name>
    <message>
        <source>Columns</source>
        <extracomment>Tooltip of the button that chooses the columns of a table</extracomment>
        <translation>Spalten</translation>
    </message>
    <message>
        <source>Filter %1</source>
        <extracomment>Hint in the filter field of a table. %1 = what it shows, e.g. &quot;pods&quot;</extracomment>
        <translation>%1 filtern</translation>
    </message>
    <message>
        <source>%1 of %2 %3</source>
        <extracomment>Count line of a filtered table. %1 = shown, %2 = all, %3 = e.g. &quot;pods&quot;</extracomment>
        <translation>%1 von %2 %3</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <extracomment>Count line of a table. %1 = number, %2 = e.g. &quot;pods&quot;</extracomment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>No %1 in this scope.</source>
        <extracomment>A filter leaves nothing. %1 = e.g. &quot;pods&quot;</extracomment>
        <translation>Keine %1 in diesem Bereich.</translation>
    </message>
    <message>
        <source>No %1 match “%2”.</source>
        <extracomment>A filter leaves nothing. %1 = e.g. &quot;pods&quot;, %2 = the words of the filter</extracomment>
        <translation>Keine %1 passen zu „%2“.</translation>
    </message>
    <message>
        <source>Clear the filter</source>
        <extracomment>Button: removes the words of the filter</extracomment>
        <translation>Filter leeren</translation>
    </message>
    <message>
        <source>Reset columns</source>
        <extracomment>Menu entry: columns, widths and order of the table as they were at first</extracomment>
        <translation>Spalten zurücksetzen</translation>
    </message>
    <message>
        <source>Copy rows as TSV</source>
        <extracomment>Menu entry: copies rows, tabs between the cells</extracomment>
        <translation>Zeilen als TSV kopieren</translation>
    </message>
    <message>
        <source>Copy rows as Markdown</source>
        <extracomment>Menu entry: copies rows as a Markdown table</extracomment>
        <translation>Zeilen als Markdown kopieren</translation>
    </message>
    <message>
        <source>All words must occur. !word leaves rows out, column:word looks into one column (status:error, ns:payments).</source>
        <extracomment>Tooltip of the filter field of a table: what can be typed into it</extracomment>
        <translation>Alle Wörter müssen vorkommen. !wort lässt Zeilen weg, spalte:wort sucht in einer Spalte (status:error, ns:payments).</translation>
    </message>
</context>
<context>
    <name>mw::DayBars</name>
    <message>
        <source>By day: %1</source>
        <extracomment>%1 a list of days with their amounts</extracomment>
        <translation>Nach Tag: %1</translation>
    </message>
</context>
<context>
    <name>mw::DeliveryPane</name>
    <message>
        <source>Pipeline run</source>
        <translation>Pipeline-Lauf</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Lauf</translation>
    </message>
    <message>
        <source>Branch</source>
        <translation>Branch</translation>
    </message>
    <message>
        <source>Commit</source>
        <translation>Commit</translation>
    </message>
    <message>
        <source>Triggered by</source>
        <translation>Ausgelöst von</translation>
    </message>
    <message>
        <source>Attempt</source>
        <translation>Versuch</translation>
    </message>
    <message>
        <source>Created</source>
        <translation>Angelegt</translation>
    </message>
    <message>
        <source>Started</source>
        <translation>Beginn</translation>
    </message>
    <message>
        <source>Finished</source>
        <translation>Ende</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Whole run</source>
        <translation>Ganzer Lauf</translation>
    </message>
    <message>
        <source>Some job ran</source>
        <translation>Jobs liefen</translation>
    </message>
    <message>
        <source>Queued and approved</source>
        <extracomment>sum over jobs: from being ready to being taken by a runner, approvals that are over included</extracomment>
        <translation>Warten und Freigabe</translation>
    </message>
    <message>
        <source>Waits for approval</source>
        <translation>Wartet auf Freigabe</translation>
    </message>
    <message>
        <source>Deployment</source>
        <translation>Deployment</translation>
    </message>
    <message>
        <source>Brought back an older version.</source>
        <translation>Brachte eine ältere Version zurück.</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>Replaced</source>
        <translation>Ersetzte</translation>
    </message>
    <message>
        <source>By</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>Began</source>
        <translation>Beginn</translation>
    </message>
    <message>
        <source>Through</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>Counts as production</source>
        <translation>Gilt als Produktion</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>ja</translation>
    </message>
    <message>
        <source>no</source>
        <translation>nein</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>Änderungen</translation>
    </message>
    <message>
        <source>Commits</source>
        <translation>Commits</translation>
    </message>
    <message>
        <source>Oldest written</source>
        <translation>Ältester Commit</translation>
    </message>
    <message>
        <source>Newest written</source>
        <translation>Neuester Commit</translation>
    </message>
    <message>
        <source>Longest lead time</source>
        <translation>Längste Durchlaufzeit</translation>
    </message>
    <message>
        <source>Delivery</source>
        <extracomment>rail: pipelines and deployments</extracomment>
        <translation>Delivery</translation>
    </message>
    <message>
        <source>runs</source>
        <extracomment>Word after a count: pipeline runs</extracomment>
        <translation>Läufe</translation>
    </message>
    <message>
        <source>deployments</source>
        <translation>Deployments</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>Läufe</translation>
    </message>
    <message>
        <source>Deployments</source>
        <translation>Deployments</translation>
    </message>
    <message>
        <source>What is listed</source>
        <translation>Was gelistet wird</translation>
    </message>
    <message>
        <source>Jobs</source>
        <translation>Jobs</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Log</translation>
    </message>
    <message>
        <source>Show runs</source>
        <translation>Läufe zeigen</translation>
    </message>
    <message>
        <source>Show deployments</source>
        <translation>Deployments zeigen</translation>
    </message>
    <message>
        <source>Search the log</source>
        <translation>Log durchsuchen</translation>
    </message>
    <message>
        <source>Jump to the first error of the log</source>
        <translation>Zum ersten Fehler im Log springen</translation>
    </message>
    <message>
        <source>Show or hide the times of the log</source>
        <translation>Zeiten im Log ein- oder ausblenden</translation>
    </message>
    <message>
        <source>Go to the job graph</source>
        <translation>Zum Job-Graphen</translation>
    </message>
    <message>
        <source>Open the run in the browser</source>
        <translation>Lauf im Browser öffnen</translation>
    </message>
    <message>
        <source>Choose a run.</source>
        <translation>Lauf wählen.</translation>
    </message>
    <message>
        <source>Asking for the jobs…</source>
        <translation>Jobs werden abgefragt …</translation>
    </message>
    <message>
        <source>The workflow file could not be read: order not known.</source>
        <translation>Workflow-Datei nicht lesbar: Reihenfolge unbekannt.</translation>
    </message>
    <message>
        <source>Re-run the failed jobs…</source>
        <translation>Gescheiterte Jobs neu starten …</translation>
    </message>
    <message>
        <source>Cancel the run…</source>
        <translation>Lauf abbrechen …</translation>
    </message>
    <message>
        <source>Runs and deployments that had begun; their state is of now.</source>
        <extracomment>What the pane shows while a moment in the past is looked at</extracomment>
        <translation>Läufe und Deployments, die begonnen hatten; ihr Zustand ist von jetzt.</translation>
    </message>
    <message>
        <source>GitHub is asked a quarter as often</source>
        <extracomment>In &quot;Light mode: …&quot;, over runs and deployments</extracomment>
        <translation>GitHub nur ein Viertel so oft abgefragt</translation>
    </message>
    <message>
        <source>Delivery figure</source>
        <translation>Lieferkennzahl</translation>
    </message>
    <message>
        <source>Definition</source>
        <extracomment>Inspector: how a figure is computed</extracomment>
        <translation>Definition</translation>
    </message>
    <message>
        <source>Computed from</source>
        <extracomment>Inspector: what a figure was computed from</extracomment>
        <translation>Berechnet aus</translation>
    </message>
    <message>
        <source>Counted</source>
        <translation>Gezählt</translation>
    </message>
    <message>
        <source>Window</source>
        <extracomment>Inspector: the span of time that a figure speaks of</extracomment>
        <translation>Fenster</translation>
    </message>
    <message>
        <source>Values</source>
        <translation>Werte</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Quelle</translation>
    </message>
    <message>
        <source>Oldest answer</source>
        <translation>Älteste Antwort</translation>
    </message>
    <message numerus="yes">
        <source>run(s)</source>
        <translation>
            <numerusform>Lauf</numerusform>
            <numerusform>Läufe</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>deployment(s)</source>
        <extracomment>Word after a count</extracomment>
        <translation>
            <numerusform>Deployment</numerusform>
            <numerusform>Deployments</numerusform>
        </translation>
    </message>
    <message>
        <source>other tenants&apos; own services are left out; the figures are of everybody</source>
        <extracomment>After &quot;Tenant acme: &quot;, over runs, deployments and the delivery figures</extracomment>
        <translation>ohne eigene Dienste anderer Mandanten; die Kennzahlen sind von allen</translation>
    </message>
</context>
<context>
    <name>mw::FirstRun</name>
    <message>
        <source>Is production well, what changed, and what to do next.</source>
        <extracomment>First-run page, below the name of the program</extracomment>
        <translation>Geht es der Produktion gut, was hat sich geändert, was ist zu tun.</translation>
    </message>
    <message>
        <source>Opens read-only. Nothing is installed in a cluster.</source>
        <extracomment>First-run page: reassurance at the foot</extracomment>
        <translation>Öffnet nur lesend. In keinem Cluster wird etwas installiert.</translation>
    </message>
    <message>
        <source>Open an estate file…</source>
        <extracomment>First-run page: button that asks for an estate file</extracomment>
        <translation>Estate-Datei öffnen …</translation>
    </message>
    <message>
        <source>Your clusters</source>
        <extracomment>First-run page: headline of the list of clusters</extracomment>
        <translation>Ihre Cluster</translation>
    </message>
    <message>
        <source>No kubeconfig was found on this computer.</source>
        <extracomment>First-run page. %1 = path of the kubeconfig</extracomment>
        <translation>Auf diesem Rechner gibt es keine kubeconfig.</translation>
    </message>
    <message>
        <source>Found in %1</source>
        <translation>Gefunden in %1</translation>
    </message>
    <message>
        <source>Set KUBECONFIG, open an estate file, or look around in the demo.</source>
        <extracomment>First-run page without any context; KUBECONFIG and --estate stay as they are</extracomment>
        <translation>KUBECONFIG setzen, eine Estate-Datei öffnen oder sich in der Demo umsehen.</translation>
    </message>
    <message>
        <source>Demo estate</source>
        <extracomment>First-run page: headline of the demo</extracomment>
        <translation>Demo</translation>
    </message>
    <message>
        <source>A simulated estate inside this program that speaks the real protocols. Break it, run a runbook, watch it recover.</source>
        <extracomment>First-run page: what the demo is</extracomment>
        <translation>Ein simuliertes Estate in diesem Programm, das die echten Protokolle spricht. Etwas kaputt machen, ein Runbook ausführen, zusehen, wie es sich erholt.</translation>
    </message>
    <message>
        <source>Scenario</source>
        <extracomment>First-run page: label of the list of scenarios</extracomment>
        <translation>Szenario</translation>
    </message>
    <message>
        <source>Start the demo</source>
        <extracomment>First-run page: button</extracomment>
        <translation>Demo starten</translation>
    </message>
    <message numerus="yes">
        <source>Open %n cluster(s)</source>
        <extracomment>First-run page: button. %n = number of ticked clusters</extracomment>
        <translation>
            <numerusform>%n Cluster öffnen</numerusform>
            <numerusform>%n Cluster öffnen</numerusform>
        </translation>
    </message>
    <message>
        <source>Open an estate file</source>
        <extracomment>File dialog: title</extracomment>
        <translation>Estate-Datei öffnen</translation>
    </message>
    <message>
        <source>Estate files (*.yaml *.yml)</source>
        <extracomment>File dialog: kind of files</extracomment>
        <translation>Estate-Dateien (*.yaml *.yml)</translation>
    </message>
    <message>
        <source>Starting the simulated estate…</source>
        <extracomment>Page while the demo starts</extracomment>
        <translation>Das simulierte Estate startet …</translation>
    </message>
    <message>
        <source>Open the file</source>
        <extracomment>First-run page: button that opens the file with the mistake</extracomment>
        <translation>Datei öffnen</translation>
    </message>
</context>
<context>
    <name>mw::FocusCard</name>
    <message>
        <source>Acknowledge</source>
        <extracomment>Button: takes a page. A is its key</extracomment>
        <translation>Quittieren</translation>
    </message>
    <message>
        <source>what changed just before</source>
        <extracomment>Heading: changes, nearest and most alike first. Never &quot;because&quot;</extracomment>
        <translation>was sich kurz zuvor änderte</translation>
    </message>
    <message>
        <source>strongest</source>
        <extracomment>The change with the best ground of all</extracomment>
        <translation>stärkste</translation>
    </message>
    <message>
        <source>do</source>
        <extracomment>Heading: what a person can do about the page</extracomment>
        <translation>zu tun</translation>
    </message>
</context>
<context>
    <name>mw::IncidentClock</name>
    <message>
        <source>Incident clock</source>
        <extracomment>The incident clock, for screen readers</extracomment>
        <translation>Störungsuhr</translation>
    </message>
    <message>
        <source>since %1</source>
        <extracomment>Time span of a mark that has not ended. %1 = its beginning</extracomment>
        <translation>seit %1</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <extracomment>Last line of a tooltip. %n = marks that are not listed</extracomment>
        <translation>
            <numerusform>und %n weiterer</numerusform>
            <numerusform>und %n weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>Users</source>
        <extracomment>Lane of the incident clock: what users felt</extracomment>
        <translation>Nutzer</translation>
    </message>
    <message>
        <source>Alerts</source>
        <extracomment>Lane of the incident clock: alerts and pages</extracomment>
        <translation>Alarme</translation>
    </message>
    <message>
        <source>Deploys</source>
        <extracomment>Lane of the incident clock: rollouts and pipelines</extracomment>
        <translation>Deploys</translation>
    </message>
    <message>
        <source>Cluster</source>
        <extracomment>Lane of the incident clock: nodes, pods, warnings</extracomment>
        <translation>Cluster</translation>
    </message>
    <message>
        <source>Robots</source>
        <extracomment>Lane of the incident clock: autoscalers and controllers</extracomment>
        <translation>Automatik</translation>
    </message>
    <message>
        <source>Provider</source>
        <extracomment>Lane of the incident clock: incidents of the cloud provider</extracomment>
        <translation>Provider</translation>
    </message>
    <message>
        <source>Run</source>
        <extracomment>Lane of the incident clock: runbook runs</extracomment>
        <translation>Lauf</translation>
    </message>
    <message>
        <source>Notes</source>
        <extracomment>Lane of the incident clock: notes of people</extracomment>
        <translation>Notizen</translation>
    </message>
    <message>
        <source>impact?</source>
        <extracomment>Label of a line on the incident clock</extracomment>
        <translation>Auswirkung?</translation>
    </message>
    <message>
        <source>impact</source>
        <translation>Auswirkung</translation>
    </message>
</context>
<context>
    <name>mw::IncidentForm</name>
    <message>
        <source>Real cause</source>
        <extracomment>What it was: choices when an incident is closed</extracomment>
        <translation>Echte Ursache</translation>
    </message>
    <message>
        <source>False alarm</source>
        <translation>Fehlalarm</translation>
    </message>
    <message>
        <source>Noise</source>
        <translation>Rauschen</translation>
    </message>
    <message>
        <source>Severity</source>
        <translation>Schwere</translation>
    </message>
    <message>
        <source>Cause</source>
        <translation>Ursache</translation>
    </message>
    <message>
        <source>Commander</source>
        <extracomment>Placeholder: who leads the incident</extracomment>
        <translation>Leitung</translation>
    </message>
    <message>
        <source>Channel, e.g. #inc-payments</source>
        <extracomment>Placeholder: where people talk about the incident</extracomment>
        <translation>Kanal, z. B. #inc-payments</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>Kanal</translation>
    </message>
    <message>
        <source>What happens, in one line</source>
        <translation>Was geschieht, in einer Zeile</translation>
    </message>
    <message>
        <source>Declare an incident</source>
        <translation>Störung ausrufen</translation>
    </message>
    <message>
        <source>Status update of %1</source>
        <extracomment>Heading. %1 = &quot;INC-0007&quot;</extracomment>
        <translation>Statusmeldung zu %1</translation>
    </message>
    <message>
        <source>In one line: what it was</source>
        <translation>In einer Zeile: was es war</translation>
    </message>
    <message>
        <source>Close %1</source>
        <extracomment>Heading. %1 = &quot;INC-0007&quot;
----------
Button. %1 = &quot;INC-0007&quot;</extracomment>
        <translation>%1 schließen</translation>
    </message>
    <message>
        <source>Declare a %1 incident</source>
        <extracomment>Button: verb and object. %1 = &quot;P1&quot;</extracomment>
        <translation>%1-Störung ausrufen</translation>
    </message>
    <message>
        <source>Keep and copy the update of %1</source>
        <extracomment>Button. %1 = &quot;INC-0007&quot;</extracomment>
        <translation>Meldung zu %1 speichern und kopieren</translation>
    </message>
    <message>
        <source>Bridge: link of the call</source>
        <extracomment>Placeholder: the call where people talk about the incident</extracomment>
        <translation>Konferenz: Link zum Gespräch</translation>
    </message>
    <message>
        <source>Bridge</source>
        <translation>Konferenz</translation>
    </message>
    <message>
        <source>Page to import</source>
        <extracomment>Which page of the pager the incident is made from</extracomment>
        <translation>Ruf, der übernommen wird</translation>
    </message>
    <message>
        <source>no page</source>
        <extracomment>Choice among pages: the incident is made from none of them</extracomment>
        <translation>kein Ruf</translation>
    </message>
    <message>
        <source>In one line: what it was (needed for a real cause)</source>
        <extracomment>Placeholder; not needed for a false alarm or noise</extracomment>
        <translation>In einer Zeile: was es war (nötig bei echter Ursache)</translation>
    </message>
    <message>
        <source>Users are well: what was page %1?</source>
        <extracomment>Heading. %1 = &quot;#40213 HighErrorRate&quot;</extracomment>
        <translation>Den Nutzern geht es gut: Was war Ruf %1?</translation>
    </message>
    <message>
        <source>kept on the incident clock; changes nothing at the pager</source>
        <translation>bleibt auf der Störungsuhr; ändert nichts beim Pager</translation>
    </message>
    <message>
        <source>Keep: it was a real cause</source>
        <translation>Festhalten: echte Ursache</translation>
    </message>
    <message>
        <source>Keep: it was a false alarm</source>
        <translation>Festhalten: Fehlalarm</translation>
    </message>
    <message>
        <source>Keep: it was noise</source>
        <translation>Festhalten: Rauschen</translation>
    </message>
    <message>
        <source>It is over: what was page %1?</source>
        <translation>Vorbei: Was war Ruf %1?</translation>
    </message>
    <message>
        <source>Start of the impact</source>
        <translation>Beginn der Auswirkung</translation>
    </message>
    <message>
        <source>In one line</source>
        <translation>In einer Zeile</translation>
    </message>
    <message>
        <source>When users began to feel it: 02:52, or 2026-01-17 02:52:00Z</source>
        <extracomment>Placeholder; times in UTC</extracomment>
        <translation>Wann Nutzer es zu spüren begannen: 02:52 oder 2026-01-17 02:52:00Z</translation>
    </message>
    <message>
        <source>Start of the impact of %1</source>
        <extracomment>Heading. %1 = &quot;INC-0007&quot;</extracomment>
        <translation>Beginn der Auswirkung von %1</translation>
    </message>
    <message>
        <source>Severity and commander of %1</source>
        <extracomment>Heading. %1 = &quot;INC-0007&quot;</extracomment>
        <translation>Schwere und Leitung von %1</translation>
    </message>
    <message>
        <source>what it was before stays in the record</source>
        <translation>was vorher galt, bleibt im Protokoll</translation>
    </message>
    <message>
        <source>that is yet to come</source>
        <translation>das kommt erst noch</translation>
    </message>
    <message>
        <source>not a time: 02:52, or 2026-01-17 02:52:00Z</source>
        <translation>keine Zeit: 02:52 oder 2026-01-17 02:52:00Z</translation>
    </message>
    <message>
        <source>Confirm the start of the impact</source>
        <extracomment>Button, while what was typed is no time</extracomment>
        <translation>Beginn der Auswirkung bestätigen</translation>
    </message>
    <message>
        <source>%1 local, %2 ago</source>
        <extracomment>Of a time that was typed. %1 = local time of day, %2 = &quot;9 min&quot;</extracomment>
        <translation>%1 Ortszeit, vor %2</translation>
    </message>
    <message>
        <source>Correct: the impact began %1</source>
        <extracomment>Button. %1 = time of day</extracomment>
        <translation>Berichtigen: Auswirkung seit %1</translation>
    </message>
    <message>
        <source>Confirm: the impact began %1</source>
        <translation>Bestätigen: Auswirkung seit %1</translation>
    </message>
    <message>
        <source>%1 is %2, led by nobody</source>
        <translation>%1 ist %2, niemand leitet</translation>
    </message>
    <message>
        <source>%1 is %2, led by %3</source>
        <translation>%1 ist %2, Leitung: %3</translation>
    </message>
</context>
<context>
    <name>mw::Inspector</name>
    <message>
        <source>Close the inspector</source>
        <extracomment>Tooltip: closes the panel with the details of the selection</extracomment>
        <translation>Inspektor schließen</translation>
    </message>
    <message>
        <source>Inspector</source>
        <extracomment>Accessible name of the panel with the details of the selection</extracomment>
        <translation>Inspektor</translation>
    </message>
    <message>
        <source>Nothing is selected</source>
        <extracomment>Inspector without a selection: headline</extracomment>
        <translation>Nichts ausgewählt</translation>
    </message>
    <message>
        <source>Select a row to see its facts and where they come from.</source>
        <extracomment>Inspector without a selection: what to do</extracomment>
        <translation>Eine Zeile wählen: Dann stehen hier ihre Angaben und woher sie kommen.</translation>
    </message>
    <message>
        <source>Copy as text</source>
        <extracomment>Tooltip: copies the facts in the inspector as text</extracomment>
        <translation>Als Text kopieren</translation>
    </message>
</context>
<context>
    <name>mw::JobGraph</name>
    <message>
        <source>Jobs: %1</source>
        <translation>Jobs: %1</translation>
    </message>
    <message>
        <source>Failed step: %1</source>
        <extracomment>which step of a job failed</extracomment>
        <translation>Fehler im Schritt: %1</translation>
    </message>
</context>
<context>
    <name>mw::KeyHint</name>
    <message>
        <source>Enter</source>
        <extracomment>What is printed on a key</extracomment>
        <translation>Enter</translation>
    </message>
    <message>
        <source>Ctrl</source>
        <extracomment>What is printed on a key</extracomment>
        <translation>Strg</translation>
    </message>
    <message>
        <source>Shift</source>
        <extracomment>What is printed on a key</extracomment>
        <translation>Umschalt</translation>
    </message>
    <message>
        <source>Space</source>
        <extracomment>What is printed on a key</extracomment>
        <translation>Leer</translation>
    </message>
    <message>
        <source>Del</source>
        <extracomment>What is printed on a key</extracomment>
        <translation>Entf</translation>
    </message>
    <message>
        <source>Home</source>
        <extracomment>What is printed on a key</extracomment>
        <translation>Pos1</translation>
    </message>
    <message>
        <source>End</source>
        <extracomment>What is printed on a key</extracomment>
        <translation>Ende</translation>
    </message>
    <message>
        <source>PgUp</source>
        <extracomment>What is printed on a key</extracomment>
        <translation>Bild↑</translation>
    </message>
    <message>
        <source>PgDown</source>
        <extracomment>What is printed on a key</extracomment>
        <translation>Bild↓</translation>
    </message>
</context>
<context>
    <name>mw::KeysOverlay</name>
    <message>
        <source>Keys</source>
        <extracomment>Headline of the overlay with all keys</extracomment>
        <translation>Tasten</translation>
    </message>
    <message>
        <source>Single letters work while no text is being edited.</source>
        <extracomment>Below the headline of the overlay with all keys</extracomment>
        <translation>Einzelne Buchstaben wirken, solange kein Text bearbeitet wird.</translation>
    </message>
    <message>
        <source>Close</source>
        <extracomment>Tooltip: closes this overlay</extracomment>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>mw::LightStrip</name>
    <message>
        <source>Light mode: %1</source>
        <extracomment>Strip over a pane while the network is paid by volume. %1 = what is asked less often</extracomment>
        <translation>Sparmodus: %1</translation>
    </message>
    <message>
        <source>loading</source>
        <extracomment>In &quot;Light mode: …&quot;: what was left out is being asked for</extracomment>
        <translation>wird geladen</translation>
    </message>
    <message>
        <source>loaded %1</source>
        <extracomment>In &quot;Light mode: …&quot;. %1 = time of day at which it was asked for the last time</extracomment>
        <translation>geladen %1</translation>
    </message>
    <message>
        <source>Load</source>
        <extracomment>Button: asks once for what is left out, or asked less often, on a paid network</extracomment>
        <translation>Laden</translation>
    </message>
</context>
<context>
    <name>mw::LogBoard</name>
    <message>
        <source>Search the log</source>
        <translation>Log durchsuchen</translation>
    </message>
    <message>
        <source>Previous match</source>
        <translation>Voriger Treffer</translation>
    </message>
    <message>
        <source>Next match</source>
        <translation>Nächster Treffer</translation>
    </message>
    <message>
        <source>Jump to the first error</source>
        <translation>Zum ersten Fehler springen</translation>
    </message>
    <message>
        <source>Show or hide times</source>
        <translation>Zeiten ein oder aus</translation>
    </message>
    <message>
        <source>Fold or unfold all groups</source>
        <translation>Alle Gruppen ein- oder ausklappen</translation>
    </message>
    <message>
        <source>no error line</source>
        <extracomment>pressed &quot;first error&quot; where there is none</extracomment>
        <translation>keine Fehlerzeile</translation>
    </message>
    <message numerus="yes">
        <source>%n lines</source>
        <translation>
            <numerusform>%n Zeile</numerusform>
            <numerusform>%n Zeilen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>newest %n lines</source>
        <extracomment>of a log that may be longer; only its newest lines were fetched</extracomment>
        <translation>
            <numerusform>neueste %n Zeile</numerusform>
            <numerusform>neueste %n Zeilen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) match</source>
        <extracomment>search in a log: %1 = how many lines match</extracomment>
        <translation>
            <numerusform>%n Zeile passt</numerusform>
            <numerusform>%n Zeilen passen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mw::LogPanel</name>
    <message>
        <source>Choose a job to read its log.</source>
        <translation>Job wählen, um sein Log zu lesen.</translation>
    </message>
    <message>
        <source>Ask again</source>
        <translation>Erneut fragen</translation>
    </message>
    <message>
        <source>This job has not begun; it waits for others.</source>
        <translation>Dieser Job hat nicht begonnen; er wartet auf andere.</translation>
    </message>
    <message>
        <source>The job runs; the server gives its log out later. Asked every 5 s.</source>
        <translation>Der Job läuft; der Server gibt das Log später heraus. Abfrage alle 5 s.</translation>
    </message>
    <message>
        <source>Fetching the log…</source>
        <translation>Log wird geholt …</translation>
    </message>
    <message>
        <source>Logs are left out of pictures without names.</source>
        <extracomment>In place of a log, in a picture that is given away</extracomment>
        <translation>In Bildern ohne Namen fehlen die Protokolle.</translation>
    </message>
</context>
<context>
    <name>mw::LogView</name>
    <message>
        <source>Log</source>
        <translation>Log</translation>
    </message>
</context>
<context>
    <name>mw::MainWindow</name>
    <message>
        <source>Everywhere</source>
        <extracomment>Heading in the list of keys</extracomment>
        <translation>Überall</translation>
    </message>
    <message>
        <source>Search or run an action</source>
        <extracomment>Action: opens the command palette</extracomment>
        <translation>Suchen oder Aktion ausführen</translation>
    </message>
    <message>
        <source>Show all keys</source>
        <extracomment>Action: opens the overlay with all keys</extracomment>
        <translation>Alle Tasten zeigen</translation>
    </message>
    <message>
        <source>Open or close the inspector</source>
        <extracomment>Action: opens or closes the panel with the details of the selection</extracomment>
        <translation>Inspektor öffnen oder schließen</translation>
    </message>
    <message>
        <source>Copy the selection as text</source>
        <extracomment>Action: copies the facts in the inspector as text</extracomment>
        <translation>Auswahl als Text kopieren</translation>
    </message>
    <message>
        <source>Choose the scope</source>
        <extracomment>Action: opens the scope picker</extracomment>
        <translation>Bereich wählen</translation>
    </message>
    <message>
        <source>Choose the time range</source>
        <extracomment>Action: opens the time range menu</extracomment>
        <translation>Zeitraum wählen</translation>
    </message>
    <message>
        <source>Back to now</source>
        <extracomment>Action: all panes show the present again</extracomment>
        <translation>Zurück zum Jetzt</translation>
    </message>
    <message>
        <source>Arm this window</source>
        <extracomment>Action: opens the arming dialog</extracomment>
        <translation>Fenster scharf schalten</translation>
    </message>
    <message>
        <source>Disarm everything</source>
        <extracomment>Action: ends the armed state at once</extracomment>
        <translation>Alles entschärfen</translation>
    </message>
    <message>
        <source>Hold: where numbers come from</source>
        <extracomment>Action: while the key is held, numbers show where they come from</extracomment>
        <translation>Halten: woher die Zahlen kommen</translation>
    </message>
    <message>
        <source>Appearance</source>
        <extracomment>Heading in the list of keys</extracomment>
        <translation>Aussehen</translation>
    </message>
    <message>
        <source>Fold or unfold the rail</source>
        <extracomment>Action: makes the left rail narrow or wide</extracomment>
        <translation>Leiste ein- oder ausklappen</translation>
    </message>
    <message>
        <source>Use the night theme</source>
        <extracomment>Action</extracomment>
        <translation>Nachtfarben verwenden</translation>
    </message>
    <message>
        <source>Use the day theme</source>
        <extracomment>Action</extracomment>
        <translation>Tagfarben verwenden</translation>
    </message>
    <message>
        <source>Use the high-contrast theme</source>
        <extracomment>Action</extracomment>
        <translation>Hohen Kontrast verwenden</translation>
    </message>
    <message>
        <source>Switch between comfortable and compact rows</source>
        <extracomment>Action: rows of 28 or 22 px</extracomment>
        <translation>Bequeme oder enge Zeilen</translation>
    </message>
    <message>
        <source>About Midwatch</source>
        <extracomment>Action: opens the about box</extracomment>
        <translation>Über Midwatch</translation>
    </message>
    <message>
        <source>Quit</source>
        <extracomment>Action: closes the window and ends the program</extracomment>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>Go to %1</source>
        <extracomment>Action: brings a pane to the front. %1 = its name</extracomment>
        <translation>Zu %1</translation>
    </message>
    <message>
        <source>Panes</source>
        <extracomment>Heading in the list of keys</extracomment>
        <translation>Ansichten</translation>
    </message>
    <message>
        <source>Disarmed: the time is over.</source>
        <extracomment>Notice after the armed state ended by itself</extracomment>
        <translation>Entschärft: Die Zeit ist um.</translation>
    </message>
    <message>
        <source>Disarmed: the scope has changed.</source>
        <extracomment>Notice after the armed state ended by itself</extracomment>
        <translation>Entschärft: Der Bereich ist ein anderer.</translation>
    </message>
    <message>
        <source>Disarmed: the screen was locked.</source>
        <extracomment>Notice after the armed state ended by itself</extracomment>
        <translation>Entschärft: Der Bildschirm wurde gesperrt.</translation>
    </message>
    <message>
        <source>Disarmed: the computer slept.</source>
        <extracomment>Notice after the armed state ended by itself</extracomment>
        <translation>Entschärft: Der Rechner hat geschlafen.</translation>
    </message>
    <message>
        <source>Disarmed: the network has changed.</source>
        <extracomment>Notice after the armed state ended by itself</extracomment>
        <translation>Entschärft: Das Netz ist ein anderes.</translation>
    </message>
    <message>
        <source>Disarmed. Nothing can be changed from here.</source>
        <extracomment>Notice after a person ended the armed state</extracomment>
        <translation>Entschärft. Von hier lässt sich nichts ändern.</translation>
    </message>
    <message>
        <source>Copied: %1</source>
        <extracomment>Notice after copying. %1 = name of the selected thing</extracomment>
        <translation>Kopiert: %1</translation>
    </message>
    <message>
        <source>Open the appearance menu</source>
        <extracomment>Action: opens the menu with themes, density and the about box</extracomment>
        <translation>Menü „Aussehen“ öffnen</translation>
    </message>
    <message>
        <source>Use comfortable rows</source>
        <extracomment>Action: rows of 28 px</extracomment>
        <translation>Bequeme Zeilen verwenden</translation>
    </message>
    <message>
        <source>Use compact rows</source>
        <extracomment>Action: rows of 22 px</extracomment>
        <translation>Enge Zeilen verwenden</translation>
    </message>
    <message>
        <source>Tables</source>
        <extracomment>Heading in the list of keys</extracomment>
        <translation>Tabellen</translation>
    </message>
    <message>
        <source>Filter</source>
        <extracomment>Key of a table</extracomment>
        <translation>Filtern</translation>
    </message>
    <message>
        <source>Next row</source>
        <extracomment>Key of a table</extracomment>
        <translation>Nächste Zeile</translation>
    </message>
    <message>
        <source>Previous row</source>
        <extracomment>Key of a table</extracomment>
        <translation>Vorige Zeile</translation>
    </message>
    <message>
        <source>Open the row</source>
        <extracomment>Key of a table: opens the details of the row</extracomment>
        <translation>Zeile öffnen</translation>
    </message>
    <message>
        <source>Opened; the place is on the clipboard: %1</source>
        <extracomment>Notice. %1 = file:line:column</extracomment>
        <translation>Geöffnet; die Stelle liegt in der Zwischenablage: %1</translation>
    </message>
    <message>
        <source>No program here opens it; the place is on the clipboard: %1</source>
        <extracomment>Notice. %1 = file:line:column</extracomment>
        <translation>Kein Programm öffnet sie hier; die Stelle liegt in der Zwischenablage: %1</translation>
    </message>
    <message>
        <source>Open another estate</source>
        <extracomment>Action: opens the first page, with clusters, estate files and the demo</extracomment>
        <translation>Anderes Estate öffnen</translation>
    </message>
    <message>
        <source>as it was at %1 · %2 · nothing here is live, and nothing can be changed</source>
        <extracomment>Strip over a window that shows a recording. %1 = time, %2 = name of the file</extracomment>
        <translation>wie es um %1 war · %2 · nichts hier ist live, und nichts lässt sich ändern</translation>
    </message>
    <message>
        <source>memory was damaged, kept as %1</source>
        <extracomment>Status bar: the file with the remembered state was damaged. %1 = name it has now</extracomment>
        <translation>Gedächtnis beschädigt, gesichert als %1</translation>
    </message>
    <message>
        <source>What was remembered cannot be read (%1). The file is kept beside; a new one began.</source>
        <extracomment>Notice: the file with the remembered state was damaged. %1 = why</extracomment>
        <translation>Das Gemerkte ist nicht lesbar (%1). Die Datei bleibt daneben liegen; eine neue beginnt.</translation>
    </message>
    <message>
        <source>memory is not written: %1</source>
        <extracomment>Status bar: what is seen cannot be written to disk. %1 = why</extracomment>
        <translation>Gedächtnis wird nicht geschrieben: %1</translation>
    </message>
    <message>
        <source>metered link: light mode</source>
        <extracomment>Status bar: the network is paid by volume, so less is asked</extracomment>
        <translation>getaktetes Netz: Sparmodus</translation>
    </message>
    <message>
        <source>Replay – Midwatch</source>
        <extracomment>Title of a window that shows a recording</extracomment>
        <translation>Wiedergabe – Midwatch</translation>
    </message>
    <message>
        <source>This is a recording: there is nothing that could be changed.</source>
        <extracomment>Notice: somebody wants to arm a window that shows a recording</extracomment>
        <translation>Das ist eine Aufzeichnung: Es gibt nichts, was sich ändern ließe.</translation>
    </message>
    <message>
        <source>Replay: %1 – Midwatch</source>
        <extracomment>Title of a window that shows a recording. %1 = the pane</extracomment>
        <translation>Wiedergabe: %1 – Midwatch</translation>
    </message>
    <message>
        <source>Past</source>
        <extracomment>Strip over the window that shows a moment in the past, first word</extracomment>
        <translation>Vergangenheit</translation>
    </message>
    <message>
        <source>Replay</source>
        <extracomment>Strip over the window that shows a recording, first word</extracomment>
        <translation>Wiedergabe</translation>
    </message>
    <message>
        <source>What stands here is of now.</source>
        <extracomment>A pane that knows nothing of the past, while a moment in the past is looked at</extracomment>
        <translation>Was hier steht, ist von jetzt.</translation>
    </message>
    <message>
        <source>You look at %1, %2 ago. %3  \ = now</source>
        <extracomment>%1 = time of day, %2 = how long ago (&quot;9m10s&quot;), %3 = what the pane shows of it;  is a key</extracomment>
        <translation>Blick auf %1, vor %2. %3  \ = jetzt</translation>
    </message>
    <message numerus="yes">
        <source>%1: %n call(s) today for %2, %3 this month</source>
        <extracomment>Tooltip of what asking a paid API costs. %1 = source, %2, %3 = amounts</extracomment>
        <translation>
            <numerusform>%1: %n Abfrage heute für %2, %3 in diesem Monat</numerusform>
            <numerusform>%1: %n Abfragen heute für %2, %3 in diesem Monat</numerusform>
        </translation>
    </message>
    <message>
        <source>This holds until the window is closed: %1</source>
        <extracomment>Notice: an answer holds, but only until the end. %1 = why</extracomment>
        <translation>Das gilt, bis das Fenster geschlossen wird: %1</translation>
    </message>
    <message>
        <source>Used from now on, also after the next start. To give it up: its dot in the status bar.</source>
        <extracomment>Notice after an offer was taken. A dot of the status bar stands for a source.</extracomment>
        <translation>Ab jetzt in Gebrauch, auch nach dem nächsten Start. Aufgeben: über den Punkt in der Statusleiste.</translation>
    </message>
    <message>
        <source>It is not asked any more; what it told goes with the next start.</source>
        <extracomment>Notice after a source was given up that cannot be taken away from the window yet</extracomment>
        <translation>Die Quelle wird nicht mehr gefragt; was sie gesagt hat, verschwindet mit dem nächsten Start.</translation>
    </message>
    <message>
        <source>Offer what was found in the clusters</source>
        <extracomment>Action: offers once more what runs in the clusters and is not used, also what was declined</extracomment>
        <translation>In den Clustern Gefundenes anbieten</translation>
    </message>
    <message>
        <source>Nothing was found in the clusters that is not used already.</source>
        <translation>In den Clustern wurde nichts gefunden, das nicht schon verwendet wird.</translation>
    </message>
    <message>
        <source>Ready for DR: show what is missing</source>
        <extracomment>Action: opens the list of what a failover from this laptop needs</extracomment>
        <translation>Bereit für DR: zeigen, was fehlt</translation>
    </message>
    <message>
        <source>Choose a tenant</source>
        <extracomment>Action: opens the list of tenants, to which the scope can be narrowed</extracomment>
        <translation>Mandanten wählen</translation>
    </message>
    <message>
        <source>Read the estate again</source>
        <extracomment>Action: estate file, kubeconfig and credentials, after a mistake was mended</extracomment>
        <translation>Estate neu lesen</translation>
    </message>
    <message>
        <source>a run is open</source>
        <extracomment>Why changed files are not read yet</extracomment>
        <translation>ein Lauf ist offen</translation>
    </message>
    <message>
        <source>changes are armed</source>
        <extracomment>Why changed files are not read yet</extracomment>
        <translation>Änderungen sind scharfgeschaltet</translation>
    </message>
    <message>
        <source>something is being entered</source>
        <extracomment>Why changed files are not read yet: a form or a dialog is open</extracomment>
        <translation>es wird gerade etwas eingegeben</translation>
    </message>
    <message>
        <source>estate changed, not read yet: %1</source>
        <extracomment>Status bar: the estate&apos;s files say something else now. %1 = &quot;a run is open&quot;</extracomment>
        <translation>Estate geändert, noch nicht gelesen: %1</translation>
    </message>
    <message>
        <source>The estate&apos;s files have changed. They are read as soon as nothing is lost by it (now: %1).</source>
        <extracomment>Notice and tooltip: the estate&apos;s files say something else now. %1 = &quot;a run is open&quot;</extracomment>
        <translation>Die Dateien des Estates haben sich geändert. Sie werden gelesen, sobald dabei nichts verloren geht (jetzt: %1).</translation>
    </message>
    <message>
        <source>The estate&apos;s files have changed and were read.</source>
        <extracomment>Notice in the window after the estate&apos;s files were read again by themselves</extracomment>
        <translation>Die Dateien des Estates haben sich geändert und wurden gelesen.</translation>
    </message>
    <message>
        <source>%1: mistake, not taken over</source>
        <extracomment>Status bar: a changed file of the estate has a mistake. %1 = &quot;estate.yaml:14:9&quot;</extracomment>
        <translation>%1: Fehler, nicht übernommen</translation>
    </message>
    <message>
        <source>A changed file cannot be read; what was read before stays in use. %1</source>
        <extracomment>Notice and tooltip: a changed file of the estate has a mistake. %1 = place and mistake</extracomment>
        <translation>Eine geänderte Datei kann nicht gelesen werden; was vorher gelesen wurde, gilt weiter. %1</translation>
    </message>
    <message>
        <source>A run is open: close it first, then read the estate again.</source>
        <extracomment>Notice: the estate cannot be read again now</extracomment>
        <translation>Ein Lauf ist offen: erst schließen, dann den Estate neu lesen.</translation>
    </message>
    <message>
        <source>Copy the pane as a redacted picture</source>
        <extracomment>Action: draws the pane in front again, without names of hosts, tenants and people, and shows it before it is copied</extracomment>
        <translation>Ansicht als geschwärztes Bild kopieren</translation>
    </message>
    <message>
        <source>The picture is on the clipboard.</source>
        <extracomment>Notice after copying</extracomment>
        <translation>Das Bild ist in der Zwischenablage.</translation>
    </message>
    <message>
        <source>Saved: %1</source>
        <extracomment>Notice. %1 = file</extracomment>
        <translation>Gespeichert: %1</translation>
    </message>
</context>
<context>
    <name>mw::MatrixView</name>
    <message>
        <source>does not apply, no source tells of it</source>
        <extracomment>A cell of the matrix: no source tells of it</extracomment>
        <translation>trifft nicht zu, keine Quelle sagt etwas dazu</translation>
    </message>
    <message>
        <source>No source tells of anything yet.</source>
        <translation>Noch sagt keine Quelle etwas.</translation>
    </message>
    <message>
        <source>not all of it is seen now: %1 %2</source>
        <extracomment>Hover of the matrix. %1 = a source, %2 = &quot;unreachable&quot;</extracomment>
        <translation>nicht alles davon ist jetzt zu sehen: %1 %2</translation>
    </message>
</context>
<context>
    <name>mw::NeedsList</name>
    <message>
        <source>Needs a person</source>
        <extracomment>The list of what needs a person, for screen readers</extracomment>
        <translation>Braucht einen Menschen</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <extracomment>Below a list. %n = rows that do not fit</extracomment>
        <translation>
            <numerusform>und %n weiterer</numerusform>
            <numerusform>und %n weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>needs you tonight (%1)</source>
        <extracomment>Heading. %1 = how many</extracomment>
        <translation>heute Nacht zu tun (%1)</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <extracomment>Heading. %1 = &quot;can wait until Monday&quot;, %2 = how many</extracomment>
        <translation>%1 (%2)</translation>
    </message>
    <message numerus="yes">
        <source>%n snoozed</source>
        <extracomment>Below a list, can be clicked. %n = rows put off until later</extracomment>
        <translation>
            <numerusform>%n vertagt</numerusform>
            <numerusform>%n vertagt</numerusform>
        </translation>
    </message>
    <message>
        <source>tonight</source>
        <extracomment>When a row is due, very short: now, at night</extracomment>
        <translation>heute</translation>
    </message>
    <message>
        <source>snoozed (%1)</source>
        <extracomment>Heading: rows that were put off. %1 = how many</extracomment>
        <translation>vertagt (%1)</translation>
    </message>
    <message>
        <source>needs you tonight (%1) · %2</source>
        <translation>heute Nacht zu tun (%1) · %2</translation>
    </message>
    <message>
        <source>%1: hide</source>
        <translation>%1: verbergen</translation>
    </message>
    <message>
        <source>%1: show</source>
        <translation>%1: zeigen</translation>
    </message>
    <message numerus="yes">
        <source>%n more of this cluster, since then or later</source>
        <extracomment>Below a row of lost nodes. %n = rows of workloads and nodes of that cluster</extracomment>
        <translation>
            <numerusform>%n weiterer dieses Clusters, seit damals oder später</numerusform>
            <numerusform>%n weitere dieses Clusters, seit damals oder später</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mw::OfferStrip</name>
    <message>
        <source>Not now</source>
        <extracomment>Button: this offer is put aside, and can be called back</extracomment>
        <translation>Nicht jetzt</translation>
    </message>
    <message>
        <source>It is asked through the cluster&apos;s API server, with what you sign in there, and only read. Remembered for this context; its dot in the status bar gives it up again.</source>
        <extracomment>Tooltip of &quot;Use it&quot;</extracomment>
        <translation>Der Dienst wird durch den API-Server des Clusters gefragt, mit derselben Anmeldung wie dort, und nur gelesen. Für diesen Kontext gemerkt; über seinen Punkt in der Statusleiste lässt er sich wieder aufgeben.</translation>
    </message>
    <message>
        <source>Remembered for this context. The action “Offer what was found in the clusters” brings it back.</source>
        <extracomment>Tooltip of &quot;Not now&quot;. The action named here is in the command palette.</extracomment>
        <translation>Für diesen Kontext gemerkt. Die Aktion „In den Clustern Gefundenes anbieten“ holt es zurück.</translation>
    </message>
    <message numerus="yes">
        <source>%1 found %n time(s) through the API server of %2:</source>
        <extracomment>Offer. %n = how many there are, %1 = &quot;Prometheus&quot;, %2 = name of a kubeconfig context. A button behind it names the one that is meant.</extracomment>
        <translation>
            <numerusform>%1 %n-mal durch den API-Server von %2 gefunden:</numerusform>
            <numerusform>%1 %n-mal durch den API-Server von %2 gefunden:</numerusform>
        </translation>
    </message>
    <message>
        <source>Which %1</source>
        <extracomment>Accessible name of a button with a menu. %1 = &quot;Prometheus&quot;</extracomment>
        <translation>Welcher Dienst: %1</translation>
    </message>
    <message>
        <source>%1 found in %2 through the API server of %3.</source>
        <extracomment>Offer. %1 = &quot;Prometheus&quot;, %2 = &quot;monitoring/prometheus-k8s:9090&quot;, %3 = name of a kubeconfig context</extracomment>
        <translation>%1 gefunden: %2, durch den API-Server von %3.</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <extracomment>One of several things found. %1 = &quot;Prometheus&quot;, %2 = &quot;monitoring/prometheus-k8s:9090&quot;</extracomment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Found through the API server of %1: %2.</source>
        <extracomment>Offer. %1 = name of a kubeconfig context, %2 = &quot;Prometheus (monitoring/…:9090), …&quot;</extracomment>
        <translation>Durch den API-Server von %1 gefunden: %2.</translation>
    </message>
    <message>
        <source>Use them</source>
        <translation>Verwenden</translation>
    </message>
    <message>
        <source>Use it</source>
        <translation>Verwenden</translation>
    </message>
</context>
<context>
    <name>mw::PaletteModel</name>
    <message>
        <source>Pod</source>
        <extracomment>Kind of a thing in the search results</extracomment>
        <translation>Pod</translation>
    </message>
    <message>
        <source>Node</source>
        <extracomment>Kind of a thing in the search results</extracomment>
        <translation>Node</translation>
    </message>
    <message>
        <source>Namespace</source>
        <extracomment>Kind of a thing in the search results</extracomment>
        <translation>Namespace</translation>
    </message>
    <message>
        <source>SLO</source>
        <extracomment>Kind of a thing in the search results: a service level objective</extracomment>
        <translation>SLO</translation>
    </message>
</context>
<context>
    <name>mw::PictureDialog</name>
    <message numerus="yes">
        <source>%n host(s)</source>
        <extracomment>Count of what was replaced in a picture</extracomment>
        <translation>
            <numerusform>%n Host</numerusform>
            <numerusform>%n Hosts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n address(es)</source>
        <extracomment>Count of what was replaced in a picture: network addresses</extracomment>
        <translation>
            <numerusform>%n Adresse</numerusform>
            <numerusform>%n Adressen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n tenant(s)</source>
        <extracomment>Count of what was replaced in a picture</extracomment>
        <translation>
            <numerusform>%n Mandant</numerusform>
            <numerusform>%n Mandanten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n people</source>
        <extracomment>Count of what was replaced in a picture</extracomment>
        <translation>
            <numerusform>%n Person</numerusform>
            <numerusform>%n Personen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n team(s)</source>
        <extracomment>Count of what was replaced in a picture</extracomment>
        <translation>
            <numerusform>%n Team</numerusform>
            <numerusform>%n Teams</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n account(s)</source>
        <extracomment>Count of what was replaced in a picture: accounts of a cloud</extracomment>
        <translation>
            <numerusform>%n Konto</numerusform>
            <numerusform>%n Konten</numerusform>
        </translation>
    </message>
    <message>
        <source>No name of a host, tenant or person stands in it.</source>
        <translation>Kein Name eines Hosts, eines Mandanten oder einer Person steht darin.</translation>
    </message>
    <message>
        <source>Replaced: %1</source>
        <extracomment>Over a picture. %1 = &quot;7 hosts, 3 tenants, 2 people&quot;</extracomment>
        <translation>Ersetzt: %1</translation>
    </message>
    <message>
        <source>it cannot be made a PNG</source>
        <translation>es lässt sich kein PNG daraus machen</translation>
    </message>
    <message>
        <source>Fit</source>
        <extracomment>Sizes of a preview: as large as fits, or its own size</extracomment>
        <translation>Einpassen</translation>
    </message>
    <message>
        <source>Copy picture</source>
        <extracomment>Button: puts the picture on the clipboard</extracomment>
        <translation>Bild kopieren</translation>
    </message>
    <message>
        <source>Save as PNG…</source>
        <extracomment>Button: writes the picture into a file</extracomment>
        <translation>Als PNG speichern …</translation>
    </message>
    <message>
        <source>Cancel</source>
        <extracomment>Button: forgets the picture</extracomment>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Picture without names</source>
        <extracomment>Headline over the preview of a picture that can be given away</extracomment>
        <translation>Bild ohne Namen</translation>
    </message>
    <message>
        <source>Size of the preview</source>
        <translation>Größe der Vorschau</translation>
    </message>
    <message>
        <source>Outlines mark what was replaced; they are not in the picture.</source>
        <extracomment>Below the preview of a picture: what the thin frames in it are</extracomment>
        <translation>Rahmen zeigen, was ersetzt ist; im Bild fehlen sie.</translation>
    </message>
    <message>
        <source>The pane is drawn again from its data, without names…</source>
        <extracomment>Preview of a picture, while it is drawn</extracomment>
        <translation>Die Ansicht wird aus ihren Daten neu gezeichnet, ohne Namen …</translation>
    </message>
    <message>
        <source>Save as PNG</source>
        <translation>Als PNG speichern</translation>
    </message>
    <message>
        <source>%1 could not be written: %2</source>
        <extracomment>%1 = file, %2 = why, in the system&apos;s words</extracomment>
        <translation>%1 konnte nicht geschrieben werden: %2</translation>
    </message>
</context>
<context>
    <name>mw::PictureSheet</name>
    <message>
        <source>as of %1 · %2 of %3 sources · names of hosts, tenants and people redacted · %4</source>
        <extracomment>Below a picture that is given away. %1 = &quot;2026-11-28 05:56:12Z&quot;, %2 of %3 sources were seen, %4 = &quot;midwatch 0.1.0&quot;</extracomment>
        <translation>Stand %1 · %2 von %3 Quellen · Namen von Hosts, Mandanten und Personen geschwärzt · %4</translation>
    </message>
    <message numerus="yes">
        <source>%n more</source>
        <extracomment>After some names of sources: how many more there are</extracomment>
        <translation>
            <numerusform>%n weitere</numerusform>
            <numerusform>%n weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>not live: %1</source>
        <extracomment>Below a picture. %1 = names of sources, each with its state: &quot;prometheus (unreachable)&quot;</extracomment>
        <translation>nicht live: %1</translation>
    </message>
</context>
<context>
    <name>mw::PictureView</name>
    <message>
        <source>Preview of the picture</source>
        <extracomment>Accessible name</extracomment>
        <translation>Vorschau des Bildes</translation>
    </message>
</context>
<context>
    <name>mw::PodLogLayer</name>
    <message>
        <source>Close</source>
        <extracomment>Button: closes the logs of pods</extracomment>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>mw::PodLogs</name>
    <message>
        <source>Previous run</source>
        <extracomment>Switch: the log of the run before the last restart of a container</extracomment>
        <translation>Voriger Lauf</translation>
    </message>
    <message>
        <source>pods</source>
        <translation>Pods</translation>
    </message>
    <message numerus="yes">
        <source>pod(s)</source>
        <translation>
            <numerusform>Pod</numerusform>
            <numerusform>Pods</numerusform>
        </translation>
    </message>
    <message>
        <source>Choose the container (C)</source>
        <extracomment>Tooltip; C is a key</extracomment>
        <translation>Container wählen (C)</translation>
    </message>
    <message>
        <source>What the container wrote before its last restart (P)</source>
        <extracomment>Tooltip; P is a key</extracomment>
        <translation>Was der Container vor seinem letzten Neustart schrieb (P)</translation>
    </message>
    <message>
        <source>J K pod · C container · P previous run · E first error · T times · Ctrl+F search</source>
        <extracomment>Line below the logs of pods: single letters are keys</extracomment>
        <translation>J K Pod · C Container · P voriger Lauf · E erster Fehler · T Zeiten · Strg+F Suche</translation>
    </message>
    <message>
        <source>%1 (init)</source>
        <extracomment>Menu entry: a container that runs before the others. %1 = its name</extracomment>
        <translation>%1 (Init)</translation>
    </message>
    <message>
        <source>Choose a pod to read its log.</source>
        <translation>Pod wählen, um sein Log zu lesen.</translation>
    </message>
    <message>
        <source>You may not read the logs of pods here (HTTP 403)</source>
        <translation>Kein Recht, hier Logs von Pods zu lesen (HTTP 403)</translation>
    </message>
    <message>
        <source>The pod is gone</source>
        <translation>Der Pod ist weg</translation>
    </message>
    <message>
        <source>Ask again</source>
        <translation>Erneut fragen</translation>
    </message>
    <message>
        <source>There is no run before this one: the container has not been restarted here.</source>
        <translation>Vor diesem Lauf gibt es keinen: Der Container wurde hier nicht neu gestartet.</translation>
    </message>
    <message>
        <source>Nothing is written yet: the container has not started.</source>
        <translation>Es ist noch nichts geschrieben: Der Container ist nicht gestartet.</translation>
    </message>
    <message>
        <source>Fetching the log…</source>
        <translation>Log wird geholt …</translation>
    </message>
    <message>
        <source>The container has written nothing.</source>
        <translation>Der Container hat nichts geschrieben.</translation>
    </message>
    <message>
        <source>Container: %1</source>
        <translation>Container: %1</translation>
    </message>
    <message>
        <source>ended with exit code %1</source>
        <extracomment>Beside the log of a container. %1 = exit code of its program</extracomment>
        <translation>endete mit Exit-Code %1</translation>
    </message>
</context>
<context>
    <name>mw::Provenance</name>
    <message>
        <source>Source</source>
        <extracomment>Provenance of a number: which outside system said it</extracomment>
        <translation>Quelle</translation>
    </message>
    <message>
        <source>Query</source>
        <extracomment>Provenance of a number: the query or API path</extracomment>
        <translation>Abfrage</translation>
    </message>
    <message>
        <source>Window</source>
        <extracomment>Provenance of a number: the span of time it speaks of</extracomment>
        <translation>Fenster</translation>
    </message>
    <message>
        <source>Age</source>
        <extracomment>Provenance of a number: how old it is. %1 = &quot;41s&quot;, %2 = time of day in UTC</extracomment>
        <translation>Alter</translation>
    </message>
    <message>
        <source>%1 (read %2)</source>
        <translation>%1 (gelesen %2)</translation>
    </message>
</context>
<context>
    <name>mw::Rail</name>
    <message>
        <source>Fold the rail</source>
        <extracomment>Tooltip: makes the left rail narrow or wide</extracomment>
        <translation>Leiste einklappen</translation>
    </message>
    <message>
        <source>Keys</source>
        <extracomment>Tooltip: shows all keys</extracomment>
        <translation>Tasten</translation>
    </message>
    <message>
        <source>Appearance and about</source>
        <extracomment>Tooltip: theme, density, about</extracomment>
        <translation>Aussehen und Über</translation>
    </message>
    <message>
        <source>Panes</source>
        <extracomment>Accessible name of the left rail with the panes</extracomment>
        <translation>Ansichten</translation>
    </message>
    <message>
        <source>Unfold the rail</source>
        <translation>Leiste ausklappen</translation>
    </message>
</context>
<context>
    <name>mw::ReadyList</name>
    <message>
        <source>Check now</source>
        <extracomment>Button: checks again whether this laptop could run a failover</extracomment>
        <translation>Jetzt prüfen</translation>
    </message>
    <message>
        <source>Close</source>
        <extracomment>Button: closes the list</extracomment>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Ready for DR: nothing is declared</source>
        <translation>Bereit für DR: nichts eingetragen</translation>
    </message>
    <message>
        <source>Ready for DR: %1 of %2</source>
        <translation>Bereit für DR: %1 von %2</translation>
    </message>
    <message>
        <source>The estate file does not say what a failover from this laptop needs, so nothing is checked.</source>
        <translation>Die Estate-Datei sagt nicht, was ein Failover von diesem Laptop braucht; also wird nichts geprüft.</translation>
    </message>
    <message>
        <source>Checking…</source>
        <translation>Wird geprüft…</translation>
    </message>
    <message>
        <source>Could this laptop run a failover alone? Checked %1; every 30 minutes by itself.</source>
        <translation>Könnte dieser Laptop einen Failover allein fahren? Geprüft %1; von selbst alle 30 Minuten.</translation>
    </message>
    <message>
        <source>Not checked yet.</source>
        <translation>Noch nicht geprüft.</translation>
    </message>
    <message>
        <source>Declare it in the estate file:</source>
        <translation>In der Estate-Datei so eintragen:</translation>
    </message>
    <message>
        <source>Clusters and sources are names of this file, endpoints are addresses of data planes, contacts are keys of contacts.</source>
        <translation>clusters und sources sind Namen dieser Datei, endpoints Adressen von Datenebenen, contacts Schlüssel von contacts.</translation>
    </message>
</context>
<context>
    <name>mw::RedactedPictures</name>
    <message>
        <source>Drawing it took too long.</source>
        <translation>Das Zeichnen hat zu lange gedauert.</translation>
    </message>
</context>
<context>
    <name>mw::RowForm</name>
    <message>
        <source>Until</source>
        <translation>Bis</translation>
    </message>
    <message>
        <source>1 h</source>
        <extracomment>How long a row is put off</extracomment>
        <translation>1 h</translation>
    </message>
    <message>
        <source>4 h</source>
        <extracomment>How long a row is put off</extracomment>
        <translation>4 h</translation>
    </message>
    <message>
        <source>Until 08:00</source>
        <extracomment>Until when a row is put off: the next morning</extracomment>
        <translation>Bis 08:00</translation>
    </message>
    <message>
        <source>Until Monday</source>
        <extracomment>Until when a row is put off</extracomment>
        <translation>Bis Montag</translation>
    </message>
    <message>
        <source>7 d</source>
        <extracomment>How long a row is put off</extracomment>
        <translation>7 d</translation>
    </message>
    <message>
        <source>Why? Others will read this.</source>
        <extracomment>Placeholder: why a row is put off</extracomment>
        <translation>Warum? Andere lesen das.</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Warum</translation>
    </message>
    <message>
        <source>Snooze %1</source>
        <extracomment>Heading. %1 = what the row speaks of</extracomment>
        <translation>%1 vertagen</translation>
    </message>
    <message>
        <source>Who has it? Empty: nobody</source>
        <extracomment>Placeholder: who takes care of a row</extracomment>
        <translation>Wer kümmert sich? Leer: niemand</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Wer</translation>
    </message>
    <message>
        <source>Who has %1?</source>
        <extracomment>Heading. %1 = what the row speaks of</extracomment>
        <translation>Wer kümmert sich um %1?</translation>
    </message>
    <message>
        <source>ends by itself %1, and at once if it gets worse</source>
        <extracomment>Beside the heading. %1 = local time</extracomment>
        <translation>endet von selbst %1, sofort, wenn es schlimmer wird</translation>
    </message>
    <message>
        <source>Snooze %1 until %2</source>
        <extracomment>Button: verb and object. %1 = what the row speaks of, %2 = local time</extracomment>
        <translation>%1 vertagen bis %2</translation>
    </message>
    <message>
        <source>kept with the row for seven days</source>
        <translation>bleibt sieben Tage bei der Zeile</translation>
    </message>
    <message>
        <source>Nobody has %1</source>
        <translation>Niemand kümmert sich um %1</translation>
    </message>
    <message>
        <source>%1 has %2</source>
        <translation>%1 kümmert sich um %2</translation>
    </message>
</context>
<context>
    <name>mw::RunDeeds</name>
    <message>
        <source>Re-run the failed jobs of %1</source>
        <translation>Gescheiterte Jobs von %1 neu starten</translation>
    </message>
    <message>
        <source>Cancel %1</source>
        <extracomment>Button: verb and object. %1 = &quot;deploy #4812&quot;</extracomment>
        <translation>%1 abbrechen</translation>
    </message>
    <message>
        <source>Re-run the failed jobs of %1 in %2</source>
        <translation>Gescheiterte Jobs von %1 in %2 neu starten</translation>
    </message>
    <message>
        <source>Cancel %1 in %2</source>
        <translation>%1 in %2 abbrechen</translation>
    </message>
    <message>
        <source>Runs commit %1 again, as attempt %2; jobs that went well are not repeated.</source>
        <extracomment>%1 = commit, %2 = number of the next attempt</extracomment>
        <translation>Führt Commit %1 erneut aus, als Versuch %2; gelungene Jobs werden nicht wiederholt.</translation>
    </message>
    <message>
        <source>Jobs that run are stopped where they are; what they changed stays changed.</source>
        <translation>Laufende Jobs werden angehalten, wo sie sind; was sie geändert haben, bleibt geändert.</translation>
    </message>
    <message>
        <source>It has changed meanwhile: look at the run again.</source>
        <translation>Er hat sich inzwischen geändert: den Lauf neu ansehen.</translation>
    </message>
    <message>
        <source>Accepted: attempt %1 begins.</source>
        <extracomment>%1 = number of the attempt</extracomment>
        <translation>Angenommen: Versuch %1 beginnt.</translation>
    </message>
    <message>
        <source>Accepted: it is being cancelled.</source>
        <translation>Angenommen: Er wird abgebrochen.</translation>
    </message>
</context>
<context>
    <name>mw::RunbooksPane</name>
    <message>
        <source>Runbooks</source>
        <extracomment>rail: the library of runbooks and their runs</extracomment>
        <translation>Runbooks</translation>
    </message>
    <message>
        <source>Library</source>
        <translation>Bibliothek</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>Läufe</translation>
    </message>
    <message>
        <source>Library or runs</source>
        <translation>Bibliothek oder Läufe</translation>
    </message>
    <message>
        <source>Open the plan</source>
        <translation>Plan öffnen</translation>
    </message>
    <message>
        <source>runbooks</source>
        <translation>Runbooks</translation>
    </message>
    <message>
        <source>runs</source>
        <translation>Läufe</translation>
    </message>
    <message>
        <source>Open the run</source>
        <translation>Lauf öffnen</translation>
    </message>
    <message>
        <source>Back to the library</source>
        <translation>Zurück zur Bibliothek</translation>
    </message>
    <message>
        <source>Go to the open run</source>
        <translation>Zum offenen Lauf</translation>
    </message>
    <message>
        <source>Reading the runbooks…</source>
        <translation>Runbooks werden gelesen …</translation>
    </message>
    <message>
        <source>No runbooks were found.</source>
        <translation>Keine Runbooks gefunden.</translation>
    </message>
    <message>
        <source>Name folders with *.runbook.yaml files under `runbooks:` in the estate file.</source>
        <translation>Ordner mit *.runbook.yaml-Dateien in der Estate-Datei unter `runbooks:` nennen.</translation>
    </message>
    <message>
        <source>No runbook was run on this laptop yet.</source>
        <translation>Auf diesem Laptop lief noch kein Runbook.</translation>
    </message>
    <message>
        <source>Look at it</source>
        <translation>Ansehen</translation>
    </message>
    <message>
        <source>This runbook cannot start: %1</source>
        <translation>Dieses Runbook ist nicht startbar: %1</translation>
    </message>
    <message>
        <source>Another run is open. Finish or stop it first.</source>
        <translation>Ein anderer Lauf ist offen. Erst beenden oder anhalten.</translation>
    </message>
    <message>
        <source>Go to the run</source>
        <translation>Zum Lauf</translation>
    </message>
    <message>
        <source>A run is open: %1</source>
        <translation>Ein Lauf ist offen: %1</translation>
    </message>
    <message>
        <source>Runbook</source>
        <translation>Runbook</translation>
    </message>
    <message>
        <source>Start when</source>
        <translation>Starten, wenn</translation>
    </message>
    <message>
        <source>About</source>
        <translation>Über</translation>
    </message>
    <message>
        <source>Facts</source>
        <translation>Angaben</translation>
    </message>
    <message>
        <source>Contact</source>
        <translation>Kontakt</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Alerts</source>
        <translation>Alarme</translation>
    </message>
    <message>
        <source>Lint</source>
        <translation>Lint</translation>
    </message>
    <message>
        <source>A run was interrupted. Nothing was repeated; it can be taken up.</source>
        <translation>Ein Lauf wurde unterbrochen. Nichts wurde wiederholt; er lässt sich fortsetzen.</translation>
    </message>
    <message>
        <source>interrupted: %1</source>
        <extracomment>status bar: a run that was cut off and can be taken up</extracomment>
        <translation>unterbrochen: %1</translation>
    </message>
    <message>
        <source>Plan of a runbook</source>
        <extracomment>Kind of a thing in the search results: a runbook; choosing it shows its plan</extracomment>
        <translation>Plan eines Runbooks</translation>
    </message>
    <message>
        <source>Counted</source>
        <extracomment>Inspector: how many runs the figures were computed from</extracomment>
        <translation>Gezählt</translation>
    </message>
    <message numerus="yes">
        <source>%n error(s)</source>
        <translation>
            <numerusform>%n Fehler</numerusform>
            <numerusform>%n Fehler</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n warning(s)</source>
        <translation>
            <numerusform>%n Warnung</numerusform>
            <numerusform>%n Warnungen</numerusform>
        </translation>
    </message>
    <message>
        <source>Run of a runbook</source>
        <extracomment>Inspector: one run of a runbook</extracomment>
        <translation>Lauf eines Runbooks</translation>
    </message>
    <message>
        <source>Took</source>
        <translation>Dauer</translation>
    </message>
    <message numerus="yes">
        <source>runbook(s)</source>
        <extracomment>Word after a count</extracomment>
        <translation>
            <numerusform>Runbook</numerusform>
            <numerusform>Runbooks</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>run(s)</source>
        <extracomment>Word after a count: runs of runbooks</extracomment>
        <translation>
            <numerusform>Lauf</numerusform>
            <numerusform>Läufe</numerusform>
        </translation>
    </message>
    <message>
        <source>runbooks and runs name no tenant, so all are shown</source>
        <extracomment>After &quot;Tenant acme: &quot;, over the runbooks</extracomment>
        <translation>Runbooks und Läufe nennen keine Mandanten, alle stehen da</translation>
    </message>
    <message>
        <source>A plan or a run cannot be drawn without names. Go back to the library first.</source>
        <extracomment>Notice: somebody wants a picture without names while a plan or a run is shown</extracomment>
        <translation>Ein Plan oder ein Lauf lässt sich nicht ohne Namen zeichnen. Zuerst zurück zur Bibliothek gehen.</translation>
    </message>
</context>
<context>
    <name>mw::ScopeState</name>
    <message>
        <source>All environments</source>
        <extracomment>Scope: nothing is left out</extracomment>
        <translation>Alle Umgebungen</translation>
    </message>
    <message>
        <source>All clusters</source>
        <translation>Alle Cluster</translation>
    </message>
    <message>
        <source>all clusters</source>
        <extracomment>Scope: every cluster of one environment</extracomment>
        <translation>alle Cluster</translation>
    </message>
    <message>
        <source>tenant %1</source>
        <extracomment>Scope: everything of one tenant. %1 = its name</extracomment>
        <translation>Mandant %1</translation>
    </message>
</context>
<context>
    <name>mw::SloDetail</name>
    <message>
        <source>Error budget left</source>
        <translation>Restliches Fehlerbudget</translation>
    </message>
    <message>
        <source>Error ratio</source>
        <translation>Fehlerquote</translation>
    </message>
    <message>
        <source>Burn rate</source>
        <extracomment>Heading above bars: how fast the error budget is used up</extracomment>
        <translation>Burn-Rate</translation>
    </message>
    <message>
        <source>No samples in this window.</source>
        <translation>Keine Messwerte in diesem Fenster.</translation>
    </message>
    <message>
        <source>spent</source>
        <extracomment>line at zero in the chart of the error budget</extracomment>
        <translation>verbraucht</translation>
    </message>
    <message>
        <source>Time shown in the charts</source>
        <translation>Zeitraum der Diagramme</translation>
    </message>
    <message>
        <source>| = alerts fire above</source>
        <extracomment>the mark on a burn-rate bar is the factor at which an alert fires</extracomment>
        <translation>| = darüber kommt Alarm</translation>
    </message>
    <message>
        <source>Its rules say %1: not to be believed, %2.</source>
        <extracomment>Its recording rules are wrong. %1 = what they say, %2 = why</extracomment>
        <translation>Laut Regeln %1: nicht glaubhaft, %2.</translation>
    </message>
    <message>
        <source>NaN</source>
        <translation>NaN</translation>
    </message>
    <message>
        <source>Cannot be drawn: the definition cannot be used.</source>
        <translation>Nicht zu zeichnen: Die Definition ist nicht brauchbar.</translation>
    </message>
    <message>
        <source>No traffic in this window.</source>
        <translation>Kein Verkehr in diesem Fenster.</translation>
    </message>
    <message>
        <source>allowed %1</source>
        <extracomment>line in the chart of the error ratio: %1 = the errors that the objective allows</extracomment>
        <translation>erlaubt %1</translation>
    </message>
    <message>
        <source>each point covers %1</source>
        <extracomment>%1 = window such as &quot;30 d&quot;, %2 = step such as &quot;43 min&quot;</extracomment>
        <translation>jeder Punkt deckt %1 ab</translation>
    </message>
    <message>
        <source>%1 old</source>
        <extracomment>Over numbers that nobody has renewed. %1 = age such as &quot;4m&quot;</extracomment>
        <translation>%1 alt</translation>
    </message>
</context>
<context>
    <name>mw::SlosPane</name>
    <message>
        <source>SLOs</source>
        <extracomment>rail: service level objectives</extracomment>
        <translation>SLOs</translation>
    </message>
    <message>
        <source>No SLOs here.</source>
        <extracomment>Empty state: Prometheus answers, but knows no service level objective</extracomment>
        <translation>Keine SLOs hier.</translation>
    </message>
    <message>
        <source>Midwatch finds the recording rules of Sloth by itself; others are declared in the estate file under objectives.</source>
        <translation>Midwatch findet die Recording Rules von Sloth selbst; andere stehen in der Estate-Datei unter objectives.</translation>
    </message>
    <message>
        <source>The charts are read there; table and figures are of now.</source>
        <extracomment>What the pane shows while a moment in the past is looked at</extracomment>
        <translation>Die Diagramme zeigen jenen Moment; Tabelle und Zahlen sind von jetzt.</translation>
    </message>
    <message numerus="yes">
        <source>SLO(s)</source>
        <extracomment>after a number: &quot;1 SLO&quot;, &quot;12 SLOs&quot;</extracomment>
        <translation>
            <numerusform>SLO</numerusform>
            <numerusform>SLOs</numerusform>
        </translation>
    </message>
    <message>
        <source>Prometheus is asked a quarter as often</source>
        <extracomment>In &quot;Light mode: …&quot;, over the SLOs</extracomment>
        <translation>Prometheus nur ein Viertel so oft abgefragt</translation>
    </message>
    <message>
        <source>promises to other tenants are left out; those of shared services stay</source>
        <extracomment>After &quot;Tenant acme: &quot;, over the SLOs</extracomment>
        <translation>ohne Zusagen an andere Mandanten; die gemeinsamer Dienste bleiben</translation>
    </message>
</context>
<context>
    <name>mw::SourcePopover</name>
    <message>
        <source>Retry now</source>
        <extracomment>Button: ask this source again at once</extracomment>
        <translation>Jetzt erneut versuchen</translation>
    </message>
    <message>
        <source>latency %1</source>
        <extracomment>Source details. %1 = &quot;84 ms&quot;</extracomment>
        <translation>Latenz %1</translation>
    </message>
    <message>
        <source>last answer %1 ago</source>
        <extracomment>Source details. %1 = age of the newest complete answer, &quot;41s&quot;</extracomment>
        <translation>letzte Antwort vor %1</translation>
    </message>
    <message>
        <source>%1 requests</source>
        <extracomment>Source details. %1 = number</extracomment>
        <translation>%1 Abfragen</translation>
    </message>
    <message>
        <source>Ask again now</source>
        <translation>Jetzt erneut fragen</translation>
    </message>
    <message>
        <source>Open the file</source>
        <extracomment>Button: opens the file with the mistake</extracomment>
        <translation>Datei öffnen</translation>
    </message>
    <message>
        <source>Allow and run</source>
        <extracomment>Button: the command shown above may run, now and later</extracomment>
        <translation>Erlauben und ausführen</translation>
    </message>
    <message>
        <source>To sign in, this command has to run. Nobody has allowed it yet:</source>
        <extracomment>Before a command that is shown below, in a fixed font.</extracomment>
        <translation>Zur Anmeldung muss dieser Befehl ausgeführt werden. Noch hat ihn niemand erlaubt:</translation>
    </message>
    <message>
        <source>It is named in %1. Allow it only if you know it: it runs as you, now and whenever the credentials expire.</source>
        <extracomment>%1 = &quot;/home/ada/.kube/config:12:5&quot;</extracomment>
        <translation>Er steht in %1. Erlauben Sie ihn nur, wenn Sie ihn kennen: Er läuft in Ihrem Namen, jetzt und immer, wenn die Anmeldung abläuft.</translation>
    </message>
    <message>
        <source>Waiting for a credential of %1</source>
        <extracomment>%1 is a command or an address that was asked for a credential.</extracomment>
        <translation>Wartet auf Anmeldedaten von %1</translation>
    </message>
    <message>
        <source>Asked with: %1</source>
        <extracomment>%1 is a kind of credential: &quot;bearer token&quot;. %2 says where it comes from.</extracomment>
        <translation>Gefragt mit: %1</translation>
    </message>
    <message>
        <source>Asked with: %1, %2</source>
        <translation>Gefragt mit: %1, %2</translation>
    </message>
    <message>
        <source>The credential expired %1 ago</source>
        <extracomment>A credential. %1 is a duration, &quot;12m&quot;.</extracomment>
        <translation>Die Anmeldung ist vor %1 abgelaufen</translation>
    </message>
    <message>
        <source>The credential expires in %1</source>
        <translation>Die Anmeldung läuft in %1 ab</translation>
    </message>
    <message>
        <source>Through the proxy %1</source>
        <extracomment>%1 = &quot;http://proxy:3128 (environment)&quot;</extracomment>
        <translation>Über den Proxy %1</translation>
    </message>
    <message>
        <source>The server&apos;s clock is %1 ahead of this machine&apos;s</source>
        <extracomment>%1 is a duration, &quot;7m&quot;.</extracomment>
        <translation>Die Uhr des Servers geht gegenüber diesem Rechner um %1 vor</translation>
    </message>
    <message>
        <source>The server&apos;s clock is %1 behind this machine&apos;s</source>
        <translation>Die Uhr des Servers geht gegenüber diesem Rechner um %1 nach</translation>
    </message>
    <message>
        <source>The kubeconfig says insecure-skip-tls-verify: the certificate of this server is not to be looked at. Nobody has agreed to that yet:</source>
        <extracomment>insecure-skip-tls-verify stands so in a file. The address of the server follows below.</extracomment>
        <translation>Die kubeconfig sagt insecure-skip-tls-verify: Das Zertifikat dieses Servers soll nicht angesehen werden. Dem hat noch niemand zugestimmt:</translation>
    </message>
    <message>
        <source>What is given up: nothing proves that your cluster is what answers. Whoever is on the way can pose as it, read the credentials and everything that is shown here, and change what is sent.</source>
        <translation>Was Sie aufgeben: Nichts beweist, dass Ihr Cluster antwortet. Wer dazwischen sitzt, kann sich für ihn ausgeben, die Zugangsdaten und alles hier Gezeigte lesen und ändern, was gesendet wird.</translation>
    </message>
    <message>
        <source>It holds for this server and the context “%1” alone, now and after the next start, and a warning stays in sight. Better: give the cluster&apos;s certificate-authority.</source>
        <extracomment>%1 = name of a context in a kubeconfig</extracomment>
        <translation>Es gilt allein für diesen Server und den Kontext „%1“, jetzt und nach dem nächsten Start, und eine Warnung bleibt sichtbar. Besser: die certificate-authority des Clusters angeben.</translation>
    </message>
    <message>
        <source>Connect without verification</source>
        <translation>Ungeprüft verbinden</translation>
    </message>
    <message>
        <source>Stop using it</source>
        <extracomment>Button: a source that was found in a cluster is not asked any more</extracomment>
        <translation>Nicht mehr verwenden</translation>
    </message>
    <message>
        <source>Found as %1 and taken into use for the context “%2”. It is only read.</source>
        <extracomment>A source that a person took into use as it was found. %1 = &quot;monitoring/prometheus:9090&quot;, %2 = name of a context in a kubeconfig</extracomment>
        <translation>Gefunden als %1 und für den Kontext „%2“ in Gebrauch genommen. Es wird nur gelesen.</translation>
    </message>
    <message>
        <source>Read the estate again</source>
        <extracomment>Button of a source with a mistake: reads estate, kubeconfig and credentials again</extracomment>
        <translation>Estate neu lesen</translation>
    </message>
    <message>
        <source>To sign in, this command has to run. It was allowed before, but its program has changed since:</source>
        <extracomment>Before a command that is shown below, in a fixed font.</extracomment>
        <translation>Zum Anmelden muss dieser Befehl laufen. Er war erlaubt, aber sein Programm hat sich seitdem geändert:</translation>
    </message>
    <message>
        <source>%1 was of %2 when it was allowed and is of %3 now: it was installed anew, or somebody has replaced it.</source>
        <extracomment>%1 = path of a program, %2 and %3 = times of its file, &quot;2026-01-31 00:00:00 UTC&quot;</extracomment>
        <translation>%1 war vom %2, als es erlaubt wurde, und ist jetzt vom %3: Es wurde neu installiert, oder jemand hat es ersetzt.</translation>
    </message>
</context>
<context>
    <name>mw::Status</name>
    <message>
        <source>OK</source>
        <extracomment>Status word: nothing is wrong</extracomment>
        <translation>OK</translation>
    </message>
    <message>
        <source>Info</source>
        <extracomment>Status word: worth knowing, nobody has to act</extracomment>
        <translation>Hinweis</translation>
    </message>
    <message>
        <source>Warning</source>
        <extracomment>Status word: somebody should look soon</extracomment>
        <translation>Warnung</translation>
    </message>
    <message>
        <source>Critical</source>
        <extracomment>Status word: somebody must act now</extracomment>
        <translation>Kritisch</translation>
    </message>
    <message>
        <source>Unknown</source>
        <extracomment>Status word: nothing is known, neither good nor bad</extracomment>
        <translation>Unbekannt</translation>
    </message>
    <message>
        <source>Stale</source>
        <extracomment>Status word: the value is old</extracomment>
        <translation>Veraltet</translation>
    </message>
    <message>
        <source>Forbidden</source>
        <extracomment>Status word: our role may not see it</extracomment>
        <translation>Verboten</translation>
    </message>
</context>
<context>
    <name>mw::StatusBar</name>
    <message>
        <source>%1 requests</source>
        <extracomment>Status bar: how many requests all sources have sent since the start. %1 = number</extracomment>
        <translation>%1 Abfragen</translation>
    </message>
    <message>
        <source>journal: %1</source>
        <extracomment>Status bar: the journal of runs cannot be written. %1 = why</extracomment>
        <translation>Journal: %1</translation>
    </message>
    <message>
        <source>journal ok</source>
        <extracomment>Status bar: the journal of runs is written and healthy</extracomment>
        <translation>Journal ok</translation>
    </message>
    <message>
        <source>%1 live</source>
        <extracomment>Status bar, many sources: the live ones together. %1 = number</extracomment>
        <translation>%1 live</translation>
    </message>
    <message>
        <source>%1: hourly limit reached</source>
        <extracomment>Status bar. The limit of requests per hour is reached; %1 = &quot;GitHub&quot;</extracomment>
        <translation>%1: Stundenlimit erreicht</translation>
    </message>
    <message>
        <source>%1: secondary limit</source>
        <translation>%1: sekundäres Limit</translation>
    </message>
    <message>
        <source>%1 %2/%3</source>
        <extracomment>Status bar, API budget. %1 = system, %2 requests of %3 are left: &quot;GitHub 4 812/5 000&quot;</extracomment>
        <translation>%1 %2/%3</translation>
    </message>
    <message>
        <source>%1 %2 today</source>
        <extracomment>Status bar: what asking a paid API has cost. %1 = system, %2 = amount: &quot;CE $0.14 today&quot;</extracomment>
        <translation>%1 %2 heute</translation>
    </message>
    <message>
        <source>+%1</source>
        <extracomment>Status bar, no room for more dots: so many sources are behind this one. %1 = number</extracomment>
        <translation>+%1</translation>
    </message>
</context>
<context>
    <name>mw::TenantPicker</name>
    <message>
        <source>Tenant</source>
        <extracomment>Hint in the field that searches tenants</extracomment>
        <translation>Mandant</translation>
    </message>
    <message>
        <source>Tenants</source>
        <extracomment>Accessible name of the list of tenants</extracomment>
        <translation>Mandanten</translation>
    </message>
    <message>
        <source>All tenants</source>
        <extracomment>First entry of the list of tenants: the scope is not narrowed to one</extracomment>
        <translation>Alle Mandanten</translation>
    </message>
    <message numerus="yes">
        <source>%n tenant(s)</source>
        <translation>
            <numerusform>%n Mandant</numerusform>
            <numerusform>%n Mandanten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n pod(s)</source>
        <extracomment>Beside a tenant: how many pods it has</extracomment>
        <translation>
            <numerusform>%n Pod</numerusform>
            <numerusform>%n Pods</numerusform>
        </translation>
    </message>
    <message>
        <source>No tenant has this name.</source>
        <extracomment>List of tenants: nothing fits what was typed</extracomment>
        <translation>Kein Mandant heißt so.</translation>
    </message>
</context>
<context>
    <name>mw::TenantStrip</name>
    <message>
        <source>Tenant %1: %2</source>
        <extracomment>Line over a pane whose scope is one tenant. %1 = its name, %2 = what the pane shows of it and what it cannot narrow</extracomment>
        <translation>Mandant %1: %2</translation>
    </message>
    <message>
        <source>All tenants</source>
        <extracomment>Button: the scope is no longer one tenant</extracomment>
        <translation>Alle Mandanten</translation>
    </message>
</context>
<context>
    <name>mw::TonightCard</name>
    <message>
        <source>in force</source>
        <extracomment>Heading: silences and snoozes that hold now</extracomment>
        <translation>in Kraft</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <extracomment>Below a list. %n = silences that are left out</extracomment>
        <translation>
            <numerusform>und %n weitere</numerusform>
            <numerusform>und %n weitere</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mw::TopBar</name>
    <message>
        <source>last %1</source>
        <extracomment>Time range of all panes. %1 = &quot;1 h&quot;, &quot;30 d&quot;</extracomment>
        <translation>letzte %1</translation>
    </message>
    <message>
        <source>Search or run an action</source>
        <extracomment>Text in the search field of the top bar</extracomment>
        <translation>Suchen oder Aktion ausführen</translation>
    </message>
    <message>
        <source>Scope: %1</source>
        <extracomment>Accessible name of the scope picker. %1 = the scope</extracomment>
        <translation>Bereich: %1</translation>
    </message>
    <message>
        <source>at %1, %2 ago</source>
        <extracomment>All panes show the past. %1 = time of day, %2 = how long ago (&quot;9m10s&quot;)</extracomment>
        <translation>um %1, vor %2</translation>
    </message>
    <message>
        <source>Armed: %1 · %2 · %3</source>
        <extracomment>Armed chip. %1 = environment, %2 = time left &quot;09:41&quot;, %3 = reason &quot;PD #40213&quot;</extracomment>
        <translation>Scharf: %1 · %2 · %3</translation>
    </message>
    <message>
        <source>Click or press Esc twice to disarm</source>
        <extracomment>Tooltip of the armed chip</extracomment>
        <translation>Klicken oder zweimal Esc zum Entschärfen</translation>
    </message>
    <message>
        <source>Read-only</source>
        <extracomment>Chip: nothing can be changed from this window</extracomment>
        <translation>Nur lesen</translation>
    </message>
    <message>
        <source>Nothing here can change the world. Click to arm.</source>
        <extracomment>Tooltip of the read-only chip</extracomment>
        <translation>Von hier lässt sich nichts ändern. Klicken zum Scharfschalten.</translation>
    </message>
    <message>
        <source>Time of the estate in UTC</source>
        <extracomment>Tooltip of the clocks</extracomment>
        <translation>Zeit des Estates in UTC</translation>
    </message>
    <message>
        <source>Everything</source>
        <extracomment>Scope picker: nothing is left out</extracomment>
        <translation>Alles</translation>
    </message>
    <message>
        <source>all clusters</source>
        <extracomment>Scope picker: every cluster of one environment</extracomment>
        <translation>alle Cluster</translation>
    </message>
    <message>
        <source>Back to now</source>
        <extracomment>Time menu: leaves the past</extracomment>
        <translation>Zurück zum Jetzt</translation>
    </message>
    <message>
        <source>on call: %1</source>
        <extracomment>Top bar. %1 = who and until when: &quot;Ana (you) → 07:00&quot;</extracomment>
        <translation>Bereitschaft: %1</translation>
    </message>
    <message>
        <source>Regions</source>
        <extracomment>Scope picker: heading above &quot;us-east-1&quot; and others</extracomment>
        <translation>Regionen</translation>
    </message>
    <message>
        <source>Tenant</source>
        <extracomment>Scope picker: heading above the tenants</extracomment>
        <translation>Mandant</translation>
    </message>
    <message>
        <source>all tenants</source>
        <extracomment>Scope picker: the scope is not narrowed to one tenant</extracomment>
        <translation>alle Mandanten</translation>
    </message>
    <message numerus="yes">
        <source>Search %n tenant(s)…</source>
        <extracomment>Scope picker: opens the list of tenants with a search. %n = how many there are</extracomment>
        <translation>
            <numerusform>%n Mandanten suchen…</numerusform>
            <numerusform>%n Mandanten suchen…</numerusform>
        </translation>
    </message>
    <message>
        <source>Any time</source>
        <extracomment>Time range of all panes: nothing is left out for its age</extracomment>
        <translation>Jederzeit</translation>
    </message>
</context>
<context>
    <name>mw::VerdictBar</name>
    <message>
        <source>Enter or click: why</source>
        <extracomment>Tooltip of the verdict</extracomment>
        <translation>Enter oder Klick: warum</translation>
    </message>
</context>
<context>
    <name>mw::WatchForm</name>
    <message>
        <source>Leave</source>
        <extracomment>Button: leaves the card without doing anything</extracomment>
        <translation>Abbrechen</translation>
    </message>
</context>
<context>
    <name>mw::WatchPane</name>
    <message>
        <source>Watch</source>
        <extracomment>rail: the first screen, for whoever has the watch</extracomment>
        <translation>Wache</translation>
    </message>
    <message>
        <source>Looking: %1 of %2 sources have answered.</source>
        <extracomment>Before every source has answered once. %1 = how many have, %2 = of how many</extracomment>
        <translation>Wird geprüft: %1 von %2 Quellen haben geantwortet.</translation>
    </message>
    <message>
        <source>Quiet for %1. Last: %2 (%3).</source>
        <extracomment>Below the verdict. %1 = &quot;6 h 12 min&quot;, %2 = what it was, %3 = time of day</extracomment>
        <translation>Ruhig seit %1. Zuletzt: %2 (%3).</translation>
    </message>
    <message>
        <source>Nothing was wrong in the time this console remembers.</source>
        <extracomment>Below the verdict: nothing was wrong in the time that is remembered</extracomment>
        <translation>In der Zeit, an die sich diese Konsole erinnert, war alles gut.</translation>
    </message>
    <message>
        <source>%1: %2 before.</source>
        <extracomment>Below the verdict. %1 = the change, %2 = &quot;1 min 46 s&quot;</extracomment>
        <translation>%1: %2 vorher.</translation>
    </message>
    <message>
        <source>better for %1, told after 2 min</source>
        <extracomment>A better state is told after two minutes. %1 = for how long it holds</extracomment>
        <translation>besser seit %1, gemeldet nach 2 min</translation>
    </message>
    <message>
        <source>panes show %1 · \ = now</source>
        <extracomment>The panes show the past. %1 = time of day;  is a key</extracomment>
        <translation>Ansichten zeigen %1 · \ = jetzt</translation>
    </message>
    <message>
        <source>same cause?</source>
        <extracomment>A guess beside a row: it began when the page&apos;s trouble did</extracomment>
        <translation>dieselbe Ursache?</translation>
    </message>
    <message>
        <source>Nothing needs you tonight.</source>
        <translation>Heute Nacht ist nichts zu tun.</translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation>Wird geprüft …</translation>
    </message>
    <message>
        <source>Nothing is watched yet.</source>
        <translation>Noch wird nichts überwacht.</translation>
    </message>
    <message>
        <source>Pager: nobody is on call.</source>
        <translation>Pager: niemand in Bereitschaft.</translation>
    </message>
    <message>
        <source>Who is on call is not watched: no pager is configured.</source>
        <translation>Wer Bereitschaft hat, ist nicht bekannt: Kein Pager ist eingerichtet.</translation>
    </message>
    <message>
        <source>New page: %1 · Space to show</source>
        <extracomment>A page has come while somebody works in the list. %1 = its title</extracomment>
        <translation>Neuer Ruf: %1 · Leertaste zeigt ihn</translation>
    </message>
    <message>
        <source>Acknowledge the page</source>
        <extracomment>Action: takes a page</extracomment>
        <translation>Pager-Ruf quittieren</translation>
    </message>
    <message>
        <source>Leave a note on the page</source>
        <extracomment>Action: writes a note on a page, at the pager</extracomment>
        <translation>Notiz am Pager-Ruf hinterlassen</translation>
    </message>
    <message>
        <source>Plan of the best runbook</source>
        <extracomment>Action: shows the plan of the best runbook; starts nothing</extracomment>
        <translation>Plan des besten Runbooks</translation>
    </message>
    <message>
        <source>Plan of the second runbook</source>
        <extracomment>Action: shows the plan of the second runbook that names the alert</extracomment>
        <translation>Plan des zweiten Runbooks</translation>
    </message>
    <message>
        <source>Note on the incident clock</source>
        <extracomment>Action: one line on the incident clock, stamped when the key was pressed</extracomment>
        <translation>Notiz auf der Störungsuhr</translation>
    </message>
    <message>
        <source>Declare or close an incident</source>
        <extracomment>Action: opens the card that declares an incident, or closes the open one</extracomment>
        <translation>Störung ausrufen oder schließen</translation>
    </message>
    <message>
        <source>Write the status update</source>
        <extracomment>Action: opens the card with the status update for others</extracomment>
        <translation>Statusmeldung schreiben</translation>
    </message>
    <message>
        <source>Why this verdict</source>
        <extracomment>Action: lists the facts behind the verdict</extracomment>
        <translation>Warum dieses Urteil</translation>
    </message>
    <message>
        <source>Next row</source>
        <extracomment>Action: the next row of the list</extracomment>
        <translation>Nächste Zeile</translation>
    </message>
    <message>
        <source>Previous row</source>
        <extracomment>Action: the row before</extracomment>
        <translation>Vorige Zeile</translation>
    </message>
    <message>
        <source>Next page</source>
        <extracomment>Action: the page of another cause</extracomment>
        <translation>Nächster Pager-Ruf</translation>
    </message>
    <message>
        <source>Everywhere</source>
        <extracomment>Heading in the list of keys</extracomment>
        <translation>Überall</translation>
    </message>
    <message>
        <source>Next unwell thing</source>
        <extracomment>Action: what is unwell, worst first, in whatever pane shows it</extracomment>
        <translation>Nächste Auffälligkeit</translation>
    </message>
    <message>
        <source>Previous unwell thing</source>
        <extracomment>Action: the unwell thing before</extracomment>
        <translation>Vorige Auffälligkeit</translation>
    </message>
    <message>
        <source>Open the link or id on the clipboard</source>
        <extracomment>Action: opens what a link or id on the clipboard names</extracomment>
        <translation>Link oder ID der Zwischenablage öffnen</translation>
    </message>
    <message>
        <source>Previous change</source>
        <extracomment>Action: all panes go to the moment of the change before</extracomment>
        <translation>Vorige Änderung</translation>
    </message>
    <message>
        <source>Next change</source>
        <extracomment>Action: all panes go to the moment of the next change</extracomment>
        <translation>Nächste Änderung</translation>
    </message>
    <message>
        <source>Previous deploy</source>
        <extracomment>Action: all panes go to the moment of the deploy before</extracomment>
        <translation>Voriger Deploy</translation>
    </message>
    <message>
        <source>Next deploy</source>
        <extracomment>Action: all panes go to the moment of the next deploy</extracomment>
        <translation>Nächster Deploy</translation>
    </message>
    <message>
        <source>No runbook names an alert of this row.</source>
        <translation>Kein Runbook nennt einen Alarm dieser Zeile.</translation>
    </message>
    <message>
        <source>Nothing is unwell where this console sees.</source>
        <translation>Wo diese Konsole hinsieht, ist nichts auffällig.</translation>
    </message>
    <message>
        <source>not used here yet; opens the plan, starts nothing</source>
        <extracomment>Below a runbook: nobody has run it from here</extracomment>
        <translation>hier noch nicht benutzt; öffnet den Plan, startet nichts</translation>
    </message>
    <message>
        <source>used %1 ago, took %2</source>
        <extracomment>Below a runbook. %1 = &quot;12 d&quot;, %2 = &quot;4 min 10 s&quot;</extracomment>
        <translation>vor %1 benutzt, dauerte %2</translation>
    </message>
    <message>
        <source>PD #%1 %2</source>
        <extracomment>A page. %1 = number, %2 = title</extracomment>
        <translation>PD #%1 %2</translation>
    </message>
    <message>
        <source>paged %1, to %2</source>
        <extracomment>%1 = time of day, %2 = who was called</extracomment>
        <translation>gerufen %1, an %2</translation>
    </message>
    <message>
        <source>does not escalate</source>
        <translation>eskaliert nicht</translation>
    </message>
    <message>
        <source>escalates in %1</source>
        <translation>eskaliert in %1</translation>
    </message>
    <message>
        <source>nobody has it</source>
        <translation>noch nicht übernommen</translation>
    </message>
    <message>
        <source>with %1</source>
        <extracomment>Who has taken the page. %1 = names</extracomment>
        <translation>bei %1</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <extracomment>Tabs of pages of different causes. %1 = which, %2 = of how many</extracomment>
        <translation>%1 von %2</translation>
    </message>
    <message numerus="yes">
        <source>%n pages</source>
        <extracomment>Pages of one cause</extracomment>
        <translation>
            <numerusform>%n Ruf</numerusform>
            <numerusform>%n Rufe</numerusform>
        </translation>
    </message>
    <message>
        <source>No change is known in the %1 before %2.</source>
        <extracomment>Nothing changed before the page. %1 = &quot;2 h&quot;</extracomment>
        <translation>In den %1 vor %2 ist keine Änderung bekannt.</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>Plan: %1</source>
        <extracomment>%1 = title of a runbook; opens its plan</extracomment>
        <translation>Plan: %1</translation>
    </message>
    <message>
        <source>No runbook names this alert: look in the library</source>
        <translation>Kein Runbook nennt diesen Alarm: in der Bibliothek nachsehen</translation>
    </message>
    <message>
        <source>Note on the clock</source>
        <extracomment>Writes a line on the incident clock</extracomment>
        <translation>Notiz auf der Uhr</translation>
    </message>
    <message>
        <source>It could not be written down: %1</source>
        <extracomment>%1 = what is wrong with the disk</extracomment>
        <translation>Es ließ sich nicht aufschreiben: %1</translation>
    </message>
    <message>
        <source>Kept in the record and copied.</source>
        <translation>Im Protokoll gespeichert und kopiert.</translation>
    </message>
    <message>
        <source>Declare an incident first (D): its record keeps the time.</source>
        <translation>Erst eine Störung ausrufen (D): Ihr Protokoll hält die Zeit fest.</translation>
    </message>
    <message>
        <source>Declare incident</source>
        <extracomment>Opens the card that declares an incident</extracomment>
        <translation>Störung ausrufen</translation>
    </message>
    <message>
        <source>%1: status update %2</source>
        <extracomment>%1 = &quot;INC-0007 P1&quot;, %2 = &quot;6:19&quot; or &quot;overdue&quot;</extracomment>
        <translation>%1: Statusmeldung %2</translation>
    </message>
    <message>
        <source>due in %1</source>
        <extracomment>The status update is due. %1 = time left</extracomment>
        <translation>fällig in %1</translation>
    </message>
    <message>
        <source>overdue</source>
        <translation>überfällig</translation>
    </message>
    <message>
        <source>Close the incident</source>
        <extracomment>Opens the card that closes the incident</extracomment>
        <translation>Störung schließen</translation>
    </message>
    <message>
        <source>%1 · status update overdue</source>
        <translation>%1 · Statusmeldung überfällig</translation>
    </message>
    <message>
        <source>%1 · status update in %2</source>
        <extracomment>The open incident, beside the verdict. %1 = &quot;INC-0007 P1&quot;, %2 = &quot;6:19&quot;</extracomment>
        <translation>%1 · Statusmeldung in %2</translation>
    </message>
    <message>
        <source>Write the postmortem draft to a file</source>
        <extracomment>Action: makes a file of the newest incident, its notes and what happened meanwhile</extracomment>
        <translation>Entwurf des Postmortems in eine Datei schreiben</translation>
    </message>
    <message>
        <source>Do not say what the page was</source>
        <extracomment>Action: takes a page that is over from the screen; nobody says what it was</extracomment>
        <translation>Ruf ohne Einordnung abschließen</translation>
    </message>
    <message>
        <source>Open the row</source>
        <extracomment>Action: opens the chosen row in the inspector</extracomment>
        <translation>Zeile öffnen</translation>
    </message>
    <message>
        <source>Snooze the row, or end its snooze</source>
        <extracomment>Action: puts the chosen row off until a time, with a reason; or ends that</extracomment>
        <translation>Zeile vertagen oder die Vertagung beenden</translation>
    </message>
    <message>
        <source>Say who has the row</source>
        <extracomment>Action: says who takes care of the chosen row</extracomment>
        <translation>Festhalten, wer sich um die Zeile kümmert</translation>
    </message>
    <message>
        <source>Show or hide snoozed rows</source>
        <extracomment>Action: lists the rows that are put off</extracomment>
        <translation>Vertagte Zeilen zeigen oder verbergen</translation>
    </message>
    <message>
        <source>Noted at %1, on the clock and in %2.</source>
        <extracomment>After a note was written. %1 = time of day, %2 = &quot;INC-0007&quot;</extracomment>
        <translation>Notiert um %1, auf der Uhr und in %2.</translation>
    </message>
    <message>
        <source>Noted on the incident clock at %1.</source>
        <translation>Auf der Störungsuhr notiert um %1.</translation>
    </message>
    <message>
        <source>The alert&apos;s runbook is no web address: %1</source>
        <extracomment>%1 = what stands in an alert</extracomment>
        <translation>Das Runbook des Alarms ist keine Webadresse: %1</translation>
    </message>
    <message>
        <source>Opened in the browser, and copied: %1</source>
        <extracomment>%1 = web address</extracomment>
        <translation>Im Browser geöffnet und kopiert: %1</translation>
    </message>
    <message>
        <source>No browser opens it; it is copied: %1</source>
        <extracomment>%1 = web address</extracomment>
        <translation>Kein Browser öffnet es; es ist kopiert: %1</translation>
    </message>
    <message>
        <source>The page is resolved, but users still fail.</source>
        <translation>Der Ruf ist gelöst, aber Nutzer sind noch betroffen.</translation>
    </message>
    <message>
        <source>Users well for %1</source>
        <extracomment>Errors of users are below what the objective allows. %1 = &quot;16 min&quot;</extracomment>
        <translation>Nutzern geht es seit %1 gut</translation>
    </message>
    <message>
        <source>Users well for %1 (watching until %2)</source>
        <extracomment>Errors of users are below what the objective allows. %1 = &quot;4 min&quot;, %2 = time of day</extracomment>
        <translation>Nutzern geht es seit %1 gut (beobachtet bis %2)</translation>
    </message>
    <message>
        <source>Resolved for %1; no SLO says how users are</source>
        <extracomment>No SLO of the service is measured. %1 = &quot;4 min&quot;</extracomment>
        <translation>Seit %1 gelöst; kein SLO sagt, wie es den Nutzern geht</translation>
    </message>
    <message>
        <source>What was it?</source>
        <extracomment>Asks for the cause of a page that is over</extracomment>
        <translation>Was war es?</translation>
    </message>
    <message>
        <source>resolved %1</source>
        <extracomment>A page is over. %1 = time of day</extracomment>
        <translation>gelöst %1</translation>
    </message>
    <message>
        <source>Acknowledged</source>
        <translation>Quittiert</translation>
    </message>
    <message>
        <source>Acked %1</source>
        <translation>Quittiert %1</translation>
    </message>
    <message>
        <source>status update was due %1 · U writes it</source>
        <translation>Statusmeldung war fällig %1 · U schreibt sie</translation>
    </message>
    <message>
        <source>status update due %1 · U writes it</source>
        <extracomment>Others are to be told how it stands. %1 = time of day; U is a key</extracomment>
        <translation>Statusmeldung fällig %1 · U schreibt sie</translation>
    </message>
    <message>
        <source>Say what it was</source>
        <extracomment>Opens the card that asks for the cause of a page</extracomment>
        <translation>Einordnen, was es war</translation>
    </message>
    <message>
        <source>real cause, false alarm or noise</source>
        <translation>echte Ursache, Fehlalarm oder Rauschen</translation>
    </message>
    <message>
        <source>Do not say, take it from the screen</source>
        <translation>Ohne Einordnung ausblenden</translation>
    </message>
    <message>
        <source>Runbook of the alert, in the browser</source>
        <extracomment>The web page that the alert names as its runbook</extracomment>
        <translation>Runbook des Alarms, im Browser</translation>
    </message>
    <message>
        <source>Write the status update (begun for you)</source>
        <extracomment>Opens the card with a status update whose words are begun</extracomment>
        <translation>Statusmeldung schreiben (schon begonnen)</translation>
    </message>
    <message>
        <source>%1 is open, but its record cannot be gone on with: %2</source>
        <extracomment>%1 = &quot;INC-0007&quot;, %2 = why: another program writes it, it is damaged</extracomment>
        <translation>%1 ist offen, aber das Protokoll lässt sich nicht fortführen: %2</translation>
    </message>
    <message>
        <source>kept in the record; copied for you to post</source>
        <translation>bleibt im Protokoll; wird zum Versenden kopiert</translation>
    </message>
    <message>
        <source>No incident is open and nobody was paged: D declares one.</source>
        <translation>Keine Störung ist offen und niemand wurde gerufen: D ruft eine aus.</translation>
    </message>
    <message>
        <source>%1, for %2. We know: … We do: …</source>
        <extracomment>Status update for others, to be filled in. %1 = what happens, %2 = &quot;19 min&quot;</extracomment>
        <translation>%1, seit %2. Wir wissen: … Wir tun: …</translation>
    </message>
    <message>
        <source>page #%1</source>
        <extracomment>What a status update speaks of. %1 = number of the page</extracomment>
        <translation>Ruf #%1</translation>
    </message>
    <message>
        <source>no incident is declared: kept on the clock; copied for you to post</source>
        <translation>keine Störung ausgerufen: bleibt auf der Uhr; wird zum Versenden kopiert</translation>
    </message>
    <message>
        <source>Kept on the clock and copied. D declares an incident.</source>
        <translation>Auf der Uhr festgehalten und kopiert. D ruft eine Störung aus.</translation>
    </message>
    <message>
        <source>Kept on the incident clock.</source>
        <extracomment>After it was said what a page was</extracomment>
        <translation>Auf der Störungsuhr festgehalten.</translation>
    </message>
    <message>
        <source>%1 is closed. Ctrl+K, &quot;postmortem&quot; writes its draft to a file.</source>
        <extracomment>%1 = &quot;INC-0007&quot;</extracomment>
        <translation>%1 ist geschlossen. Strg+K, „Postmortem“ schreibt den Entwurf in eine Datei.</translation>
    </message>
    <message>
        <source>No incident was declared here: there is nothing to tell.</source>
        <translation>Hier wurde keine Störung ausgerufen: Es gibt nichts zu berichten.</translation>
    </message>
    <message>
        <source>Draft of %1 written; its name is copied: %2</source>
        <extracomment>%1 = &quot;INC-0007&quot;, %2 = name of a file</extracomment>
        <translation>Entwurf von %1 geschrieben; der Name ist kopiert: %2</translation>
    </message>
    <message numerus="yes">
        <source>%n part(s) of the sources are not seen</source>
        <extracomment>%n = parts of sources that are not seen, such as events</extracomment>
        <translation>
            <numerusform>%n Teil der Quellen ist nicht zu sehen</numerusform>
            <numerusform>%n Teile der Quellen sind nicht zu sehen</numerusform>
        </translation>
    </message>
    <message>
        <source>snoozed until %1 (%2): %3</source>
        <extracomment>A row that is put off. %1 = local time, %2 = who, %3 = why</extracomment>
        <translation>vertagt bis %1 (%2): %3</translation>
    </message>
    <message>
        <source>Nothing is seen: what needs you is not known.</source>
        <translation>Nichts ist zu sehen: Was zu tun ist, ist nicht bekannt.</translation>
    </message>
    <message>
        <source>Nothing known needs you; %1.</source>
        <translation>Nach allem, was bekannt ist, nichts zu tun; %1.</translation>
    </message>
    <message>
        <source>Who is on call is not known: the pager is not seen.</source>
        <translation>Wer Bereitschaft hat, ist nicht bekannt: Der Pager ist nicht zu sehen.</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <extracomment>In force: a row that is put off. %1 = what, %2 = &quot;snoozed until Mon 08:00 (Ana): why&quot;</extracomment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>In force: not known, no Alertmanager is configured.</source>
        <extracomment>Whether a silence holds is not known</extracomment>
        <translation>In Kraft: nicht bekannt, kein Alertmanager ist eingerichtet.</translation>
    </message>
    <message>
        <source>In force: not known, %1 is not seen.</source>
        <translation>In Kraft: nicht bekannt, %1 ist nicht zu sehen.</translation>
    </message>
    <message>
        <source>In force: no silence.</source>
        <extracomment>No silence holds now</extracomment>
        <translation>In Kraft: keine Stummschaltung.</translation>
    </message>
    <message>
        <source>Other silences are not known.</source>
        <extracomment>Below a list of silences: there may be others</extracomment>
        <translation>Andere Stummschaltungen sind nicht bekannt.</translation>
    </message>
    <message>
        <source>Choose a row first: J and K move.</source>
        <translation>Erst eine Zeile wählen: J und K bewegen.</translation>
    </message>
    <message>
        <source>%1 is no longer snoozed.</source>
        <extracomment>%1 = what the row speaks of</extracomment>
        <translation>%1 ist nicht mehr vertagt.</translation>
    </message>
    <message>
        <source>%1 The panes show %2.</source>
        <extracomment>%1 = why nothing is opened, %2 = time of day</extracomment>
        <translation>%1 Die Ansichten zeigen %2.</translation>
    </message>
    <message>
        <source>No records of incidents are kept here: %1.</source>
        <extracomment>%1 = &quot;INC-0007&quot;</extracomment>
        <translation>Hier werden keine Protokolle von Störungen geführt: %1.</translation>
    </message>
    <message>
        <source>%1 (of another estate: %2)</source>
        <extracomment>Of an incident&apos;s record. %1 = &quot;INC-0007 P1: …&quot;, %2 = another estate</extracomment>
        <translation>%1 (aus einem anderen Estate: %2)</translation>
    </message>
    <message>
        <source>%1, closed %2: %3</source>
        <extracomment>Of an incident&apos;s record. %1 = &quot;INC-0007 P1: …&quot;, %2 = time, %3 = how it was summed up</extracomment>
        <translation>%1, geschlossen %2: %3</translation>
    </message>
    <message>
        <source>There is no record %1.</source>
        <extracomment>%1 = &quot;INC-0007&quot;</extracomment>
        <translation>Es gibt kein Protokoll %1.</translation>
    </message>
    <message>
        <source>Somebody was paged for this: it is not put off while the page is open.</source>
        <translation>Dafür wurde jemand gerufen: Solange der Ruf offen ist, wird es nicht vertagt.</translation>
    </message>
    <message numerus="yes">
        <source>%n of %1 sources are not seen</source>
        <extracomment>%n = sources that are not seen, %1 = of how many</extracomment>
        <translation>
            <numerusform>%n von %1 Quellen ist nicht zu sehen</numerusform>
            <numerusform>%n von %1 Quellen sind nicht zu sehen</numerusform>
        </translation>
    </message>
    <message>
        <source>The clock below stands at that moment; verdict and rows are of now.</source>
        <extracomment>What the pane shows while a moment in the past is looked at</extracomment>
        <translation>Die Uhr unten zeigt jenen Moment; Urteil und Zeilen sind von jetzt.</translation>
    </message>
    <message>
        <source>all but Kubernetes is asked a quarter as often</source>
        <extracomment>In &quot;Light mode: …&quot;, on the first page: what Kubernetes says comes by itself</extracomment>
        <translation>alles außer Kubernetes nur ein Viertel so oft abgefragt</translation>
    </message>
    <message>
        <source>journal of its last run</source>
        <extracomment>Source of a number: what a run of a runbook has written</extracomment>
        <translation>Journal des letzten Laufs</translation>
    </message>
    <message>
        <source>Show or hide what stands under the row (→ ←)</source>
        <extracomment>Action: of rows of workloads that began when nodes were lost. → and ← are keys</extracomment>
        <translation>Zeigen oder verbergen, was unter der Zeile steht (→ ←)</translation>
    </message>
    <message>
        <source>Freezes, chaos, ready for DR: not in a recording.</source>
        <extracomment>In the T box of a window that shows a recording</extracomment>
        <translation>Freezes, Chaos, bereit für DR: nicht in einer Aufzeichnung.</translation>
    </message>
    <message>
        <source>chaos: not watched</source>
        <extracomment>In the T box: whether a chaos experiment runs is not known</extracomment>
        <translation>Chaos: nicht überwacht</translation>
    </message>
    <message>
        <source>rows, matrix and clock leave other tenants out; verdict and pages are of everybody</source>
        <extracomment>After &quot;Tenant acme: &quot;, on the first page</extracomment>
        <translation>Zeilen, Matrix, Uhr ohne andere Mandanten; Urteil und Rufe sind von allen</translation>
    </message>
    <message>
        <source>Owner: %1</source>
        <extracomment>On the card of a page. %1 = team and how to reach it</extracomment>
        <translation>Zuständig: %1</translation>
    </message>
    <message>
        <source>Nothing of tenant %1 needs you tonight.</source>
        <extracomment>%1 = name of a tenant</extracomment>
        <translation>Nichts vom Mandanten %1 braucht Sie heute Nacht.</translation>
    </message>
    <message>
        <source>No owner is named: neither the estate file nor a label says one.</source>
        <translation>Kein Team ist genannt: weder in der Estate-Datei noch mit einem Label.</translation>
    </message>
    <message>
        <source>Confirm the start of the impact</source>
        <extracomment>Action: opens the card that confirms or corrects when users began to feel it</extracomment>
        <translation>Beginn der Auswirkung bestätigen</translation>
    </message>
    <message>
        <source>Change severity or commander of the incident</source>
        <extracomment>Action: opens the card that changes them, of the incident that is open</extracomment>
        <translation>Schwere oder Leitung der Störung ändern</translation>
    </message>
    <message>
        <source>impact proposed from data: %1; M confirms or corrects it afterwards</source>
        <extracomment>Beside the heading. %1 = time of day</extracomment>
        <translation>Beginn der Auswirkung laut Daten: %1; M bestätigt oder berichtigt ihn danach</translation>
    </message>
    <message>
        <source>Confirmed in %2: the impact began %1.</source>
        <extracomment>%1 = time of day, %2 = &quot;INC-0007&quot;</extracomment>
        <translation>In %2 bestätigt: Die Auswirkung begann %1.</translation>
    </message>
    <message>
        <source>Corrected in %2: the impact began %1, not %3.</source>
        <extracomment>%1 = time of day, %2 = &quot;INC-0007&quot;, %3 = the time of day that stood there before</extracomment>
        <translation>In %2 berichtigt: Die Auswirkung begann %1, nicht %3.</translation>
    </message>
    <message>
        <source>confirmed by %1 at %2</source>
        <extracomment>Of the start of the impact. %1 = who, %2 = time of day</extracomment>
        <translation>bestätigt von %1 um %2</translation>
    </message>
    <message>
        <source>proposed from data: %1, %2</source>
        <extracomment>Of the start of the impact. %1 = time of day, %2 = &quot;SLO of agent-runtime&quot;</extracomment>
        <translation>laut Daten: %1, %2</translation>
    </message>
    <message>
        <source>nothing proposes a time</source>
        <extracomment>Of the start of the impact</extracomment>
        <translation>nichts schlägt eine Zeit vor</translation>
    </message>
    <message>
        <source>No incident is open here: D declares one.</source>
        <translation>Hier ist keine Störung offen: D ruft eine aus.</translation>
    </message>
    <message>
        <source>Kept in the record.</source>
        <translation>Im Protokoll gespeichert.</translation>
    </message>
    <message>
        <source>%1 is on it.</source>
        <extracomment>Begins the first status update, once the page was acknowledged. %1 = who did</extracomment>
        <translation>%1 kümmert sich darum.</translation>
    </message>
    <message>
        <source>kept in the record; copied for you to post in %1</source>
        <translation>im Protokoll gespeichert; zum Posten in %1 kopiert</translation>
    </message>
    <message>
        <source>Tell %1: %2 is on it</source>
        <extracomment>Opens the card of the first status update. %1 = &quot;#inc-payments&quot;, %2 = who</extracomment>
        <translation>In %1 sagen: %2 kümmert sich</translation>
    </message>
    <message>
        <source>Impact since %1?</source>
        <extracomment>Opens the card that confirms it: short. %1 = time of day</extracomment>
        <translation>Auswirkung seit %1?</translation>
    </message>
    <message>
        <source>Logs of failing pods</source>
        <extracomment>Action: shows what the pods of the page&apos;s service that are not ready wrote</extracomment>
        <translation>Logs nicht bereiter Pods</translation>
    </message>
    <message>
        <source>All pods of it are ready.</source>
        <translation>Alle Pods davon sind bereit.</translation>
    </message>
    <message numerus="yes">
        <source>Logs of failing pods (%n)</source>
        <extracomment>Title over the logs of pods that are not ready
----------
%n = pods that are not ready</extracomment>
        <translation>
            <numerusform>Logs nicht bereiter Pods (%n)</numerusform>
            <numerusform>Logs nicht bereiter Pods (%n)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mw::WhyCard</name>
    <message>
        <source>Why</source>
        <extracomment>The list of facts behind the verdict, for screen readers</extracomment>
        <translation>Grund</translation>
    </message>
    <message numerus="yes">
        <source>why: %n fact(s)</source>
        <extracomment>Heading over the facts behind the verdict. %n = facts</extracomment>
        <translation>
            <numerusform>warum: %n Fakt</numerusform>
            <numerusform>warum: %n Fakten</numerusform>
        </translation>
    </message>
    <message>
        <source>Esc closes</source>
        <extracomment>Key that closes a floating card</extracomment>
        <translation>Esc schließt</translation>
    </message>
</context>
<context>
    <name>mw::run::ChoiceRow</name>
    <message>
        <source>%1: %2. %3</source>
        <extracomment>read to people who do not see it: number of the answer, what it does, what it needs</extracomment>
        <translation>%1: %2. %3</translation>
    </message>
</context>
<context>
    <name>mw::run::GateChart</name>
    <message>
        <source>good</source>
        <extracomment>line in a chart: from here on the check is a success</extracomment>
        <translation>gut</translation>
    </message>
    <message>
        <source>failed</source>
        <extracomment>line in a chart: from here on the check is a failure</extracomment>
        <translation>gescheitert</translation>
    </message>
    <message>
        <source>Nothing measured yet.</source>
        <translation>Noch nichts gemessen.</translation>
    </message>
    <message>
        <source>good for %1 of %2</source>
        <extracomment>how long the check has been good, of how long it must be</extracomment>
        <translation>gut seit %1 von %2</translation>
    </message>
    <message numerus="yes">
        <source>%n query error(s): %1</source>
        <translation>
            <numerusform>%n Abfragefehler: %1</numerusform>
            <numerusform>%n Abfragefehler: %1</numerusform>
        </translation>
    </message>
    <message>
        <source>last looked %1</source>
        <translation>zuletzt geprüft %1</translation>
    </message>
    <message>
        <source>not looked yet</source>
        <translation>noch nicht geprüft</translation>
    </message>
    <message>
        <source>now %1</source>
        <extracomment>the newest value of a measurement</extracomment>
        <translation>jetzt %1</translation>
    </message>
    <message>
        <source>no data now</source>
        <translation>jetzt keine Daten</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n failure(s)</source>
        <translation>
            <numerusform>%1 von %n Fehlschlag</numerusform>
            <numerusform>%1 von %n Fehlschlägen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mw::run::PlanPage</name>
    <message>
        <source>Inputs</source>
        <translation>Eingaben</translation>
    </message>
    <message>
        <source>Make the run</source>
        <translation>Lauf anlegen</translation>
    </message>
    <message>
        <source>Mode of the run</source>
        <translation>Modus des Laufs</translation>
    </message>
    <message>
        <source>Plan again</source>
        <translation>Neu planen</translation>
    </message>
    <message>
        <source>Reading the present state…</source>
        <translation>Der jetzige Stand wird gelesen …</translation>
    </message>
    <message>
        <source>Plan: nothing has happened yet</source>
        <extracomment>caption of the page that shows what a run would do</extracomment>
        <translation>Plan: Noch ist nichts geschehen</translation>
    </message>
    <message>
        <source>Back to the library</source>
        <translation>Zurück zur Bibliothek</translation>
    </message>
    <message>
        <source>Use it when: %1</source>
        <translation>Einsetzen, wenn: %1</translation>
    </message>
    <message>
        <source>Not when: %1</source>
        <translation>Nicht, wenn: %1</translation>
    </message>
    <message>
        <source>now</source>
        <extracomment>state of the world before the step</extracomment>
        <translation>jetzt</translation>
    </message>
    <message>
        <source>then</source>
        <extracomment>state of the world after the step</extracomment>
        <translation>dann</translation>
    </message>
    <message>
        <source>undo</source>
        <extracomment>how the step can be taken back</extracomment>
        <translation>zurück</translation>
    </message>
    <message>
        <source>dry run</source>
        <translation>Probelauf</translation>
    </message>
    <message>
        <source>permission</source>
        <translation>Recht</translation>
    </message>
    <message>
        <source>later</source>
        <extracomment>what is not known yet</extracomment>
        <translation>später</translation>
    </message>
    <message>
        <source>▨ NOT EXERCISED in this mode</source>
        <translation>▨ In diesem Modus NICHT GEÜBT</translation>
    </message>
</context>
<context>
    <name>mw::run::RunHeader</name>
    <message>
        <source>%1 drives</source>
        <translation>%1 führt</translation>
    </message>
    <message>
        <source>journal ok %1 ms</source>
        <translation>Journal ok %1 ms</translation>
    </message>
    <message>
        <source>JOURNAL: %1</source>
        <translation>JOURNAL: %1</translation>
    </message>
    <message>
        <source>Hand over…</source>
        <translation>Übergeben …</translation>
    </message>
    <message>
        <source>Who drives next? Enter</source>
        <extracomment>name of the person who drives the run from now on</extracomment>
        <translation>Wer führt weiter? Enter</translation>
    </message>
    <message>
        <source>Who drives next?</source>
        <translation>Wer führt weiter?</translation>
    </message>
    <message>
        <source>journal ok</source>
        <translation>Journal in Ordnung</translation>
    </message>
</context>
<context>
    <name>mw::run::RunPage</name>
    <message>
        <source>Step %1 of %2</source>
        <translation>Schritt %1 von %2</translation>
    </message>
    <message>
        <source>Looking at: %1</source>
        <extracomment>a step that is not the current one is shown</extracomment>
        <translation>Zu sehen: %1</translation>
    </message>
    <message numerus="yes">
        <source>%n step(s)</source>
        <translation>
            <numerusform>%n Schritt</numerusform>
            <numerusform>%n Schritte</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mw::run::RunSide</name>
    <message>
        <source>Gates</source>
        <translation>Gates</translation>
    </message>
    <message>
        <source>Left changed</source>
        <translation>Noch geändert</translation>
    </message>
    <message>
        <source>Clocks</source>
        <translation>Uhren</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Beteiligte</translation>
    </message>
    <message>
        <source>since the impact began</source>
        <translation>seit Beginn der Auswirkung</translation>
    </message>
    <message>
        <source>since the run began</source>
        <translation>seit Beginn des Laufs</translation>
    </message>
    <message>
        <source>of %1</source>
        <extracomment>recovery time objective, after the time so far</extracomment>
        <translation>von %1</translation>
    </message>
    <message numerus="yes">
        <source>without %n step(s)</source>
        <translation>
            <numerusform>ohne %n Schritt</numerusform>
            <numerusform>ohne %n Schritte</numerusform>
        </translation>
    </message>
    <message>
        <source>detect %1</source>
        <translation>Erkennen %1</translation>
    </message>
    <message>
        <source>decide %1</source>
        <translation>Entscheiden %1</translation>
    </message>
    <message>
        <source>run %1</source>
        <translation>Lauf %1</translation>
    </message>
    <message>
        <source>people %1</source>
        <translation>Menschen %1</translation>
    </message>
    <message>
        <source>loss %1 of %2</source>
        <translation>Verlust %1 von %2</translation>
    </message>
    <message>
        <source>loss was typed, not measured</source>
        <translation>Verlust getippt, nicht gemessen</translation>
    </message>
    <message>
        <source>Only you.</source>
        <translation>Sonst niemand.</translation>
    </message>
    <message>
        <source>%1: %2 → %3</source>
        <translation>%1: %2 → %3</translation>
    </message>
    <message>
        <source>runs took %1 before (%2–%3)</source>
        <extracomment>how long runs of this runbook took before: median, shortest, longest</extracomment>
        <translation>frühere Läufe: %1 (%2–%3)</translation>
    </message>
    <message>
        <source>since the impact began (proposed from data)</source>
        <extracomment>under the big clock: what it counts from</extracomment>
        <translation>seit Beginn der Auswirkung (aus Daten vorgeschlagen)</translation>
    </message>
</context>
<context>
    <name>mw::run::SignatureBox</name>
    <message>
        <source>Paste signature</source>
        <translation>Unterschrift einfügen</translation>
    </message>
    <message>
        <source>Open a file…</source>
        <translation>Datei öffnen…</translation>
    </message>
    <message>
        <source>Sign here</source>
        <extracomment>makes a signature with a key that the SSH agent or a security key of this machine holds</extracomment>
        <translation>Hier unterschreiben</translation>
    </message>
    <message>
        <source>With a key of the SSH agent, or a security key it knows. The agent asks for the touch or the PIN.</source>
        <translation>Mit einem Schlüssel des SSH-Agenten oder einem Sicherheitsschlüssel, den er kennt. Nach Berührung oder PIN fragt der Agent.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Nothing was signed.</source>
        <translation>Nichts wurde unterschrieben.</translation>
    </message>
    <message>
        <source>Open a signature</source>
        <translation>Unterschrift öffnen</translation>
    </message>
    <message>
        <source>Signatures (*.sig)</source>
        <translation>Unterschriften (*.sig)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
    <message>
        <source>%1 cannot be read.</source>
        <extracomment>%1 = a file</extracomment>
        <translation>%1 ist nicht lesbar.</translation>
    </message>
    <message>
        <source>The signature is being checked…</source>
        <translation>Die Unterschrift wird geprüft…</translation>
    </message>
    <message>
        <source>Asking the SSH agent for its keys…</source>
        <translation>Der SSH-Agent wird nach seinen Schlüsseln gefragt…</translation>
    </message>
    <message>
        <source>Signing with %1. Touch the key or enter its PIN where the agent asks for it; that is waited for up to 90 s.</source>
        <extracomment>%1 = fingerprint of a key</extracomment>
        <translation>Es wird mit %1 unterschrieben. Den Schlüssel berühren oder die PIN eingeben, wo der Agent fragt; darauf wird bis zu 90 s gewartet.</translation>
    </message>
</context>
<context>
    <name>mw::run::StepCard</name>
    <message>
        <source>Exactly this happens</source>
        <extracomment>caption over the exact request that will be sent</extracomment>
        <translation>Genau das geschieht</translation>
    </message>
    <message>
        <source>now</source>
        <extracomment>state of the world before the step</extracomment>
        <translation>jetzt</translation>
    </message>
    <message>
        <source>then</source>
        <extracomment>state of the world after the step</extracomment>
        <translation>danach</translation>
    </message>
    <message>
        <source>undo</source>
        <translation>Rückweg</translation>
    </message>
    <message>
        <source>dry run</source>
        <translation>Probelauf</translation>
    </message>
    <message>
        <source>Checks</source>
        <translation>Prüfungen</translation>
    </message>
    <message>
        <source>▨ read %1: read again before acting</source>
        <translation>▨ gelesen %1: vor dem Handeln neu lesen</translation>
    </message>
    <message>
        <source>read %1</source>
        <translation>gelesen %1</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>noch %1</translation>
    </message>
    <message>
        <source>Your answer</source>
        <translation>Antwort</translation>
    </message>
    <message>
        <source>Text or link</source>
        <translation>Text oder Link</translation>
    </message>
    <message>
        <source>Fill in</source>
        <translation>Ausfüllen</translation>
    </message>
    <message>
        <source>%1 (needed)</source>
        <translation>%1 (nötig)</translation>
    </message>
    <message>
        <source>Decide</source>
        <translation>Entscheiden</translation>
    </message>
    <message>
        <source>Approval</source>
        <translation>Freigabe</translation>
    </message>
    <message>
        <source>%1 approved at %2</source>
        <translation>%1 gab um %2 frei</translation>
    </message>
    <message>
        <source>%1 refused at %2: %3</source>
        <translation>%1 lehnte um %2 ab: %3</translation>
    </message>
    <message>
        <source>Name of the approver</source>
        <translation>Name für die Freigabe</translation>
    </message>
    <message>
        <source>What now? Nothing happens until you choose.</source>
        <translation>Was nun? Vor der Wahl geschieht nichts.</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Grund</translation>
    </message>
    <message>
        <source>Left changed</source>
        <translation>Noch geändert</translation>
    </message>
    <message>
        <source>%1: %2 → %3</source>
        <translation>%1: %2 → %3</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>Zuständig</translation>
    </message>
    <message>
        <source>Copy for the incident channel</source>
        <translation>Für den Störungskanal kopieren</translation>
    </message>
    <message>
        <source>Type %1</source>
        <extracomment>the person must type these very words</extracomment>
        <translation>%1 tippen</translation>
    </message>
    <message>
        <source>Ctrl+Enter</source>
        <translation>Strg+Enter</translation>
    </message>
    <message>
        <source>Read again</source>
        <translation>Neu lesen</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Erledigt</translation>
    </message>
    <message>
        <source>Use these values</source>
        <translation>Diese Werte verwenden</translation>
    </message>
    <message>
        <source>Copy request</source>
        <translation>Anfrage kopieren</translation>
    </message>
    <message>
        <source>Refuse</source>
        <translation>Ablehnen</translation>
    </message>
    <message>
        <source>Approve</source>
        <translation>Freigeben</translation>
    </message>
    <message>
        <source>Midwatch looks by itself. You need to do nothing.</source>
        <translation>Midwatch sieht selbst nach. Es ist nichts zu tun.</translation>
    </message>
    <message>
        <source>Choose above, with the mouse or its number.</source>
        <translation>Oben wählen, mit der Maus oder der Nummer.</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>Note, stamped now and kept in the journal ( , )</source>
        <extracomment>, is the key that goes to the note</extracomment>
        <translation>Notiz mit der Zeit von jetzt, steht im Journal ( , )</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Notiz</translation>
    </message>
    <message>
        <source>free in %1 unless it is renewed</source>
        <extracomment>how long a wait still lasts</extracomment>
        <translation>frei in %1, wenn nicht erneuert</translation>
    </message>
    <message>
        <source>The answer you heard</source>
        <translation>Die gehörte Antwort</translation>
    </message>
    <message>
        <source>Take up the run as %1</source>
        <translation>Lauf als %1 fortsetzen</translation>
    </message>
    <message>
        <source>Ctrl+Enter. Nothing has happened yet.</source>
        <translation>Strg+Enter. Noch ist nichts geschehen.</translation>
    </message>
    <message>
        <source>Leave it unconfirmed</source>
        <translation>Unbestätigt lassen</translation>
    </message>
    <message>
        <source>The recovery time then counts as not proven.</source>
        <translation>Die Wiederanlaufzeit gilt dann als nicht belegt.</translation>
    </message>
    <message>
        <source>Midwatch works. You need to do nothing.</source>
        <translation>Midwatch arbeitet. Es ist nichts zu tun.</translation>
    </message>
    <message>
        <source>Midwatch waits, then looks. You need to do nothing.</source>
        <translation>Midwatch wartet, dann sieht es nach. Es ist nichts zu tun.</translation>
    </message>
    <message>
        <source>Not as expected… F8</source>
        <extracomment>key F8: something is not as the step says</extracomment>
        <translation>Nicht wie erwartet … F8</translation>
    </message>
    <message>
        <source>%1…</source>
        <translation>%1 …</translation>
    </message>
    <message>
        <source>This is watched</source>
        <extracomment>caption over a query that is asked again and again</extracomment>
        <translation>Das wird beobachtet</translation>
    </message>
    <message>
        <source>Sent. This is seen of it</source>
        <extracomment>caption: what can be seen of an effect that was sent</extracomment>
        <translation>Gesendet. Das ist davon zu sehen</translation>
    </message>
    <message>
        <source>This is read</source>
        <translation>Das wird gelesen</translation>
    </message>
    <message>
        <source>This was sent</source>
        <translation>Das wurde gesendet</translation>
    </message>
    <message>
        <source>NO WAY BACK</source>
        <translation>KEIN RÜCKWEG</translation>
    </message>
    <message>
        <source>after</source>
        <extracomment>a check that is made before the step, or after it</extracomment>
        <translation>danach</translation>
    </message>
    <message>
        <source>before</source>
        <translation>davor</translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation>Belege</translation>
    </message>
    <message>
        <source>kept: %1</source>
        <extracomment>a piece of evidence that is kept with the run</extracomment>
        <translation>gespeichert: %1</translation>
    </message>
    <message>
        <source>kept with the answer: %1</source>
        <translation>mit der Antwort gespeichert: %1</translation>
    </message>
    <message>
        <source>needed: %1</source>
        <translation>nötig: %1</translation>
    </message>
    <message>
        <source>wanted: %1</source>
        <translation>erwünscht: %1</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>Pausiert</translation>
    </message>
    <message>
        <source>Midwatch sends nothing more. A request that was on its way may still land; its answer is written down. The run stands at: %1.</source>
        <translation>Midwatch sendet nichts mehr. Eine Anfrage, die unterwegs war, kann noch ankommen; ihre Antwort wird aufgeschrieben. Der Lauf steht bei: %1.</translation>
    </message>
    <message>
        <source>It is as expected after all</source>
        <translation>Doch wie erwartet</translation>
    </message>
    <message>
        <source>needs a reason</source>
        <translation>braucht einen Grund</translation>
    </message>
    <message>
        <source>This run was interrupted</source>
        <translation>Dieser Lauf wurde unterbrochen</translation>
    </message>
    <message>
        <source>%1 drove it on %2. The last record was written %3, at %4.</source>
        <translation>%1 führte ihn auf %2. Der letzte Eintrag entstand %3, um %4.</translation>
    </message>
    <message>
        <source>this machine</source>
        <translation>diesem Rechner</translation>
    </message>
    <message>
        <source>It stands at: %1</source>
        <translation>Er steht bei: %1</translation>
    </message>
    <message>
        <source>Its request was carried out; whether it shows is still being looked at. Nothing is sent by taking the run up again.</source>
        <translation>Die Anfrage wurde ausgeführt; ob es sich zeigt, wird noch geprüft. Das Fortsetzen sendet nichts.</translation>
    </message>
    <message>
        <source>Its request was sent, or was about to be, and the result is not known. Midwatch first waits until it can no longer land, then it looks. It sends the same request again only if that is safe.</source>
        <translation>Die Anfrage wurde gesendet oder sollte es gerade werden; das Ergebnis ist unbekannt. Midwatch wartet erst, bis sie nicht mehr ankommen kann, dann sieht es nach. Dieselbe Anfrage sendet es nur erneut, wenn das gefahrlos ist.</translation>
    </message>
    <message>
        <source>Nothing was on its way. Nothing is sent by taking the run up again.</source>
        <translation>Nichts war unterwegs. Das Fortsetzen sendet nichts.</translation>
    </message>
    <message>
        <source>Start of the impact</source>
        <translation>Beginn der Auswirkung</translation>
    </message>
    <message>
        <source>impact</source>
        <extracomment>marks on the clock of a run</extracomment>
        <translation>Auswirkung</translation>
    </message>
    <message>
        <source>began at</source>
        <extracomment>the moment from which on users were hurt, in UTC</extracomment>
        <translation>begann um</translation>
    </message>
    <message>
        <source>Click into the chart to move it.</source>
        <translation>Klick ins Diagramm verschiebt ihn.</translation>
    </message>
    <message>
        <source>%1 owns it until %2</source>
        <translation>zuständig: %1 bis %2</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>Bis</translation>
    </message>
    <message>
        <source>Give it an owner</source>
        <translation>Zuweisen</translation>
    </message>
    <message>
        <source>Put back: %1</source>
        <translation>Zurücksetzen: %1</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <extracomment>recovery time against its objective</extracomment>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>recovery</source>
        <translation>Wiederanlauf</translation>
    </message>
    <message>
        <source>proposed from data, not confirmed</source>
        <translation>aus Daten vorgeschlagen, unbestätigt</translation>
    </message>
    <message>
        <source>detected</source>
        <translation>erkannt</translation>
    </message>
    <message>
        <source>decided</source>
        <translation>entschieden</translation>
    </message>
    <message>
        <source>restored</source>
        <translation>läuft wieder</translation>
    </message>
    <message>
        <source>loss</source>
        <translation>Verlust</translation>
    </message>
    <message>
        <source>people</source>
        <extracomment>waiting on people as part of the run</extracomment>
        <translation>Menschen</translation>
    </message>
    <message>
        <source>%1 of the %2 of this run was waiting for people</source>
        <translation>%1 von %2 dieses Laufs waren Warten auf Menschen</translation>
    </message>
    <message>
        <source>Kept with the run</source>
        <translation>Mit dem Lauf gespeichert</translation>
    </message>
    <message>
        <source>evidence</source>
        <translation>Beleg</translation>
    </message>
    <message>
        <source>note</source>
        <translation>Notiz</translation>
    </message>
    <message>
        <source>changed</source>
        <translation>geändert</translation>
    </message>
    <message>
        <source>%1: %2 → %3 (%4)</source>
        <translation>%1: %2 → %3 (%4)</translation>
    </message>
    <message>
        <source>nobody owns it</source>
        <translation>niemand zuständig</translation>
    </message>
    <message>
        <source>nothing is left changed</source>
        <translation>nichts bleibt geändert</translation>
    </message>
    <message>
        <source>words</source>
        <extracomment>eight words that stand for the hash of the exact arguments; they are read aloud
----------
eight words that stand for the hash of the journal</extracomment>
        <translation>Wörter</translation>
    </message>
    <message>
        <source>folder</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>%1: %2. Recovery time %3. Journal: %4</source>
        <translation>%1: %2. Wiederanlaufzeit %3. Journal: %4</translation>
    </message>
    <message>
        <source>Name of the second person, who confirms it</source>
        <translation>Name der zweiten Person, die bestätigt</translation>
    </message>
    <message>
        <source>Proof: what was done and seen, or a link</source>
        <translation>Beleg: was getan und gesehen wurde, oder ein Link</translation>
    </message>
    <message>
        <source>Second person, who agrees</source>
        <translation>Zweite Person, die zustimmt</translation>
    </message>
    <message>
        <source>allows</source>
        <extracomment>an effect that the approval allows</extracomment>
        <translation>erlaubt</translation>
    </message>
    <message>
        <source>seen</source>
        <extracomment>a value that was measured and that the approver is shown</extracomment>
        <translation>gesehen</translation>
    </message>
    <message>
        <source>who can</source>
        <extracomment>who may approve</extracomment>
        <translation>wer darf</translation>
    </message>
    <message>
        <source>not</source>
        <extracomment>who may not approve: who drives the run</extracomment>
        <translation>nicht</translation>
    </message>
    <message>
        <source>Reason, if it is refused</source>
        <translation>Grund, falls abgelehnt</translation>
    </message>
    <message>
        <source>needs proof</source>
        <translation>braucht Beleg</translation>
    </message>
    <message>
        <source>needs a second person</source>
        <translation>braucht eine zweite Person</translation>
    </message>
    <message>
        <source>Back to the library</source>
        <translation>Zurück zur Bibliothek</translation>
    </message>
    <message>
        <source>Only shown. Whoever drives it acts there.</source>
        <translation>Nur gezeigt. Gehandelt wird dort, wo er geführt wird.</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>Noch einmal nachsehen</translation>
    </message>
    <message>
        <source>This run is driven elsewhere</source>
        <translation>Dieser Lauf wird anderswo geführt</translation>
    </message>
    <message>
        <source>%1 drives it on %2, in another window or program. This is how it stood %3, at %4.</source>
        <extracomment>who drove the run on which machine, and when its last record was written the same for a run that is still driven</extracomment>
        <translation>%1 führt ihn auf %2, in einem anderen Fenster oder Programm. So stand er %3, um %4.</translation>
    </message>
    <message>
        <source>Recorded by name, not signed: Midwatch does not check who types it.</source>
        <extracomment>what an approval is worth: nobody checks who typed the name</extracomment>
        <translation>Mit Namen festgehalten, nicht unterschrieben: Midwatch prüft nicht, wer ihn tippt.</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n approval(s)</source>
        <translation>
            <numerusform>%1 von %n Freigabe</numerusform>
            <numerusform>%1 von %n Freigaben</numerusform>
        </translation>
    </message>
    <message>
        <source>signed, %1 %2</source>
        <translation>unterschrieben, %1 %2</translation>
    </message>
    <message>
        <source>by name, not signed</source>
        <translation>mit Namen, nicht unterschrieben</translation>
    </message>
    <message>
        <source>certificates</source>
        <extracomment>of a line in allowed_signers: certificates of this authority count</extracomment>
        <translation>Zertifikate</translation>
    </message>
    <message>
        <source>until %1</source>
        <extracomment>of a key. %1 = a day</extracomment>
        <translation>bis %1</translation>
    </message>
    <message>
        <source>What is signed</source>
        <translation>Was unterschrieben wird</translation>
    </message>
    <message>
        <source>Hand in the signature</source>
        <translation>Unterschrift abgeben</translation>
    </message>
    <message>
        <source>Refuse…</source>
        <translation>Ablehnen…</translation>
    </message>
    <message>
        <source>Refuse it</source>
        <translation>Ablehnen</translation>
    </message>
    <message>
        <source>Copy as command</source>
        <extracomment>copies what the approver types in a terminal to sign the request
----------
copies what the signer types in a terminal</extracomment>
        <translation>Als Befehl kopieren</translation>
    </message>
    <message>
        <source>Break the glass…</source>
        <extracomment>goes on without the approval; an emergency, and it is reviewed afterwards</extracomment>
        <translation>Ohne Freigabe weiter…</translation>
    </message>
    <message>
        <source>Go on without the approval</source>
        <translation>Ohne die Freigabe weitergehen</translation>
    </message>
    <message>
        <source>It is kept as an exception of the run, stands in its report, and leaves a review for the team to do.</source>
        <translation>Das bleibt als Ausnahme des Laufs, steht in seinem Bericht und hinterlässt dem Team eine Nachprüfung.</translation>
    </message>
    <message>
        <source>counts</source>
        <extracomment>whose signatures count; a name and a key for each</extracomment>
        <translation>es zählt</translation>
    </message>
    <message>
        <source>Signature of the approver</source>
        <translation>Unterschrift des Freigebenden</translation>
    </message>
    <message>
        <source>No key of the SSH agent may approve this. Add yours with ssh-add, or sign in a terminal and paste the signature.</source>
        <translation>Kein Schlüssel des SSH-Agenten darf das freigeben. Ihren mit ssh-add hinzufügen, oder im Terminal unterschreiben und die Unterschrift einfügen.</translation>
    </message>
    <message>
        <source>This run is closed. Nothing but signatures can be added to it.</source>
        <translation>Dieser Lauf ist geschlossen. Außer Unterschriften kommt nichts mehr hinzu.</translation>
    </message>
    <message>
        <source>Signed by %1 at %2 · %3</source>
        <extracomment>who signed the record of a run. %1 = who, %2 = when, %3 = kind of key and fingerprint</extracomment>
        <translation>Unterschrieben von %1 um %2 · %3</translation>
    </message>
    <message>
        <source>Signature of the run</source>
        <translation>Unterschrift des Laufs</translation>
    </message>
    <message>
        <source>Not signed</source>
        <extracomment>nobody has signed the record of this run</extracomment>
        <translation>Nicht unterschrieben</translation>
    </message>
    <message>
        <source>Noted in the incident channel or in Git, these words tie this run to a place outside this machine: whatever is changed in its journal changes them.</source>
        <translation>Im Störungskanal oder in Git notiert, binden diese Wörter den Lauf an einen Ort außerhalb dieses Rechners: Was immer in seinem Journal geändert wird, ändert sie.</translation>
    </message>
    <message>
        <source>Your signature</source>
        <translation>Ihre Unterschrift</translation>
    </message>
    <message>
        <source>No key of the SSH agent may sign this. Add yours with ssh-add, or sign in a terminal and paste the signature.</source>
        <translation>Kein Schlüssel des SSH-Agenten darf das unterschreiben. Den eigenen mit ssh-add hinzufügen, oder im Terminal unterschreiben und die Unterschrift einfügen.</translation>
    </message>
    <message>
        <source>No allowed_signers lay beside this runbook: a signature is kept, and nobody here vouches for its key.</source>
        <translation>Neben diesem Runbook lag keine allowed_signers: Eine Unterschrift wird aufbewahrt, und niemand hier bürgt für ihren Schlüssel.</translation>
    </message>
    <message>
        <source>The run is over without a signature. One says who stands for this record; it can be given now or later, and by several people.</source>
        <translation>Der Lauf ist auch ohne Unterschrift zu Ende. Eine sagt, wer für diese Aufzeichnung einsteht; sie kann jetzt oder später und von mehreren gegeben werden.</translation>
    </message>
    <message>
        <source>Checked when it was given. midwatch runbook verify checks it again, on any machine.</source>
        <translation>Geprüft, als sie gegeben wurde. midwatch runbook verify prüft sie noch einmal, auf jedem Rechner.</translation>
    </message>
    <message>
        <source>Sign…</source>
        <extracomment>opens the box in which the record of a run is signed</extracomment>
        <translation>Unterschreiben…</translation>
    </message>
    <message>
        <source>Sign it too…</source>
        <translation>Auch unterschreiben…</translation>
    </message>
    <message>
        <source>Copy the words</source>
        <translation>Wörter kopieren</translation>
    </message>
    <message>
        <source>Copy the text</source>
        <translation>Text kopieren</translation>
    </message>
    <message>
        <source>Not now</source>
        <extracomment>closes the box in which a run is signed</extracomment>
        <translation>Nicht jetzt</translation>
    </message>
    <message>
        <source>Signed at %1 by a key that nobody here vouches for: %2</source>
        <extracomment>who signed the record of a run. %1 = when, %2 = kind of key and its fingerprint</extracomment>
        <translation>Unterschrieben um %1 mit einem Schlüssel, für den hier niemand bürgt: %2</translation>
    </message>
    <message>
        <source>withdrawn by %1: %2</source>
        <extracomment>A piece of evidence of a run. %1 = a name, %2 = a reason</extracomment>
        <translation>zurückgezogen von %1: %2</translation>
    </message>
    <message>
        <source>Withdraw evidence…</source>
        <extracomment>Button: takes a piece of evidence out of a run that is over</extracomment>
        <translation>Beleg zurückziehen…</translation>
    </message>
    <message>
        <source>Withdraw %1</source>
        <extracomment>Button: the file is removed. %1 = &quot;roll-back: output revisions&quot;</extracomment>
        <translation>Zurückziehen: %1</translation>
    </message>
    <message>
        <source>What the step printed stands in the journal too, and for a script in the folder out: those are not touched.</source>
        <translation>Was der Schritt ausgab, steht auch im Journal und bei einem Skript im Ordner out: das bleibt unberührt.</translation>
    </message>
</context>
<context>
    <name>mw::run::StepList</name>
    <message>
        <source>Steps of the run</source>
        <translation>Schritte des Laufs</translation>
    </message>
    <message>
        <source>No way back</source>
        <translation>Kein Rückweg</translation>
    </message>
</context>
</TS>
